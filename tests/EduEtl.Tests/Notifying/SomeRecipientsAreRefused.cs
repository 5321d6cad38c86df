using EduEtl.Days;
using EduEtl.Notifying.Smtp;
using EduEtl.Sandbox.Mail;

namespace EduEtl.Tests.Notifying;

public sealed class SomeRecipientsAreRefused
{
    [Theory]
    [InlineData("dean@example.org")]
    [InlineData("head@example.org")]
    [InlineData("tutor@example.org")]
    public async Task The_others_get_it_once(string refused)
    {
        await using MailTrial trial = await MailTrial.StartAsync(SmtpScript.RefuseRecipient(refused));
        MailReceipt receipt = await trial.SendAsync();
        Assert.Equal(MailState.Failed, receipt.State);
        Assert.Equal(trial.Settings.To.Where(to => to != refused), Assert.Single(trial.Server.Mailbox).To);
        Assert.Equal(
            trial.Settings.To.Select(to => to == refused ? MailState.Failed : MailState.Sent),
            receipt.Recipients.Select(one => one.State)
        );
        Assert.Equal("550 5.1.1 No such user here", receipt.Recipients.Single(one => one.Address == refused).Reply);
        Assert.Equal(
            $"The mail was sent through localhost:{trial.Server.Port}, but not to these recipients: {refused} (550 5.1.1 No such user here).",
            receipt.Failure!.Message
        );
        Assert.Contains("The others have got the mail", receipt.Failure.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_entry_that_is_no_address_does_not_keep_the_others_from_it()
    {
        await using MailTrial trial = await MailTrial.StartAsync();
        trial.Settings = trial.Settings with { To = ["dean@example.org", "nonsense"] };
        MailReceipt receipt = await trial.SendAsync();
        Assert.Equal([MailState.Sent, MailState.Failed], receipt.Recipients.Select(one => one.State));
        Assert.Contains("nonsense (not a mail address)", receipt.Failure!.Message, StringComparison.Ordinal);
        Assert.Equal(["dean@example.org"], Assert.Single(trial.Server.Mailbox).To);
    }

    [Fact]
    public async Task No_entry_is_an_address()
    {
        await using MailTrial trial = await MailTrial.StartAsync();
        trial.Settings = trial.Settings with { To = ["nonsense"] };
        Assert.Contains("nonsense (not a mail address)", (await trial.FailAsync()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_of_them()
    {
        await using MailTrial trial = await MailTrial.StartAsync(SmtpScript.RefuseAllRecipients);
        (string message, string remedy) = await trial.FailAsync();
        Assert.Contains("sent to nobody", message, StringComparison.Ordinal);
        Assert.All(
            trial.Settings.To,
            to => Assert.Contains($"{to} (550 5.1.1 No such user here)", message, StringComparison.Ordinal)
        );
        Assert.Contains("Smtp:To", remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task And_the_fate_of_the_others_is_uncertain()
    {
        SmtpScript script = SmtpScript.RefuseRecipient("head@example.org") with
        {
            Faults = SmtpScript.At(SmtpStep.EndOfData, SmtpFault.Drop).Faults,
        };
        await using MailTrial trial = await MailTrial.StartAsync(script);
        MailReceipt receipt = await trial.SendAsync();
        Assert.Equal(MailState.Uncertain, receipt.State);
        Assert.Equal(
            [MailState.Uncertain, MailState.Failed, MailState.Uncertain],
            receipt.Recipients.Select(one => one.State)
        );
        Assert.Contains(
            "get it: dean@example.org, tutor@example.org.",
            receipt.Failure!.Message,
            StringComparison.Ordinal
        );
        Assert.Contains("Refused: head@example.org (550", receipt.Failure.Message, StringComparison.Ordinal);
    }
}

using EduEtl.Days;
using EduEtl.Notifying.Smtp;
using EduEtl.Sandbox.Mail;
using EduEtl.Tests.Support;

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
    public async Task They_are_too_many_for_one_message()
    {
        await using MailTrial trial = await MailTrial.StartAsync();
        string[] all = [.. Enumerable.Range(0, 230).Select(number => $"student{number}@example.org")];
        trial.Settings = trial.Settings with { To = all };
        MailReceipt receipt = await trial.SendAsync();
        Assert.Equal((MailState.Sent, null), (receipt.State, receipt.Failure));
        Assert.Equal(all, receipt.Recipients.Select(one => one.Address));
        Assert.Equal([100, 100, 30], trial.Server.Mailbox.Select(mail => mail.To.Count));
        Assert.Equal(all, trial.Server.Mailbox.SelectMany(mail => mail.To));
    }

    [Theory]
    [InlineData("MAIL", MailState.Failed, "but not to these recipients: tutor@example.org")]
    [InlineData(".", MailState.Uncertain, "whether these recipients get it: tutor@example.org.")]
    public async Task And_the_connection_is_lost_at_the_second_message(string at, object state, string told)
    {
        int seen = 0;
        int recipients = 0;
        bool inMessage = false;
        await using var server = new LineServer("220 here", Answer);
        await using MailTrial trial = await MailTrial.StartAsync(null, SmtpServerSecurity.None);
        trial.Settings = trial.Settings with { Port = server.Port, Password = null };
        MailReceipt receipt = await trial.SendAsync();
        Assert.Equal([MailState.Sent, MailState.Sent, (MailState)state], receipt.Recipients.Select(one => one.State));
        Assert.Equal((MailState)state, receipt.State);
        Assert.Contains(told, receipt.Failure!.Message, StringComparison.Ordinal);

        // It takes two recipients a message, and hangs up where the second one has come so far.
        string Answer(string line)
        {
            if (line.StartsWith(at, StringComparison.Ordinal) && ++seen == 2)
                throw new IOException();
            if (inMessage && line != ".")
                return "";
            inMessage = line == "DATA";
            recipients =
                line.StartsWith("RCPT", StringComparison.Ordinal) ? recipients + 1
                : inMessage ? recipients
                : 0;
            return recipients > 2 && !inMessage ? "452 4.5.3 Too many recipients"
                : inMessage ? "354 go on"
                : "250 fine";
        }
    }

    [Fact]
    public async Task One_that_the_server_cannot_be_told_of()
    {
        await using MailTrial trial = await MailTrial.StartAsync();
        trial.Settings = trial.Settings with { To = ["dean@example.org", "декан@example.org", "head@пример.рф"] };
        MailReceipt receipt = await trial.SendAsync();
        Assert.Equal([MailState.Sent, MailState.Failed, MailState.Sent], receipt.Recipients.Select(one => one.State));
        Assert.Contains(
            "декан@example.org (letters that are not Latin",
            receipt.Failure!.Message,
            StringComparison.Ordinal
        );
        Assert.Contains("SMTPUTF8", receipt.Failure.Remedy, StringComparison.Ordinal);
        ReceivedMail mail = Assert.Single(trial.Server.Mailbox);
        Assert.Equal(["dean@example.org", "head@xn--e1afmkfd.xn--p1ai"], mail.To);
        Assert.DoesNotContain("декан", System.Text.Encoding.UTF8.GetString(mail.Content), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_server_cannot_be_told_of_the_sender()
    {
        await using MailTrial trial = await MailTrial.StartAsync();
        trial.Settings = trial.Settings with { From = "робот@example.org" };
        (string message, string remedy) = await trial.FailAsync();
        Assert.Contains("робот@example.org has letters that are not Latin", message, StringComparison.Ordinal);
        Assert.Contains("SMTPUTF8", remedy, StringComparison.Ordinal);
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

using EduEtl.Days;
using EduEtl.Notifying.Smtp;
using EduEtl.Sandbox.Mail;
using EduEtl.Settings;

namespace EduEtl.Tests.Notifying;

public sealed class ServerRefuses
{
    [Theory]
    [InlineData("Greeting", "554 5.3.2 No service here", "answered \"554 5.3.2 No service here\"", "final")]
    [InlineData("Greeting", "421 Too busy", "answered \"421 Too busy\"", "try later")]
    [InlineData(
        "Login",
        "454 4.7.0 Later",
        "login of etl@example.org was refused: \"454 4.7.0 Later\"",
        "app password"
    )]
    [InlineData("Login", "535 5.7.8 No", "login of etl@example.org was refused: \"535 5.7.8 No\"", "app password")]
    [InlineData("MailFrom", "550 Not you", "sender etl@example.org was refused: \"550 Not you\"", "Smtp:From")]
    [InlineData("MailFrom", "530 Log in", "is needed first: \"530 Log in\"", "smtp_password")]
    [InlineData("RcptTo", "450 Later", "dean@example.org (450 Later)", "Smtp:To")]
    [InlineData("Data", "451 Later", "answered \"451 Later\"", "try later")]
    public async Task The_answer_and_what_to_do_are_told(string step, string reply, string told, string remedy)
    {
        await using MailTrial trial = await MailTrial.StartAsync(SmtpScript.At(Enum.Parse<SmtpStep>(step), reply));
        (string Message, string Remedy) failure = await trial.FailAsync();
        Assert.Contains(told, failure.Message, StringComparison.Ordinal);
        Assert.All(trial.Settings.To, to => Assert.Contains(to, failure.Message, StringComparison.Ordinal));
        Assert.Contains(remedy, failure.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("452 4.3.1 Disk full", "try later")]
    [InlineData("554 5.7.1 Spam", "final")]
    public async Task The_message_at_its_end(string reply, string remedy)
    {
        await using MailTrial trial = await MailTrial.StartAsync(SmtpScript.At(SmtpStep.EndOfData, reply));
        MailReceipt receipt = await trial.SendAsync();
        Assert.Equal(MailState.Failed, receipt.State);
        Assert.All(receipt.Recipients, one => Assert.Equal((MailState.Failed, reply), (one.State, one.Reply)));
        Assert.Contains(remedy, receipt.Failure!.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_password()
    {
        await using MailTrial trial = await MailTrial.StartAsync();
        trial.Settings = trial.Settings with { Password = new Secret("wrong") };
        (string message, string remedy) = await trial.FailAsync();
        Assert.Contains("535 5.7.8 Authentication failed", message, StringComparison.Ordinal);
        Assert.Contains("app password", remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stranger_without_a_password()
    {
        await using MailTrial trial = await MailTrial.StartAsync();
        trial.Settings = trial.Settings with { Password = null };
        (string message, string remedy) = await trial.FailAsync();
        Assert.Contains("530 5.7.0 Authentication required", message, StringComparison.Ordinal);
        Assert.Contains("smtp_password", remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task To_offer_a_login()
    {
        await using SmtpServer server = await SmtpServer.StartAsync(new() { Security = SmtpServerSecurity.None });
        await using MailTrial trial = await MailTrial.StartAsync(null, SmtpServerSecurity.None);
        trial.Settings = trial.Settings with { Port = server.Port };
        Assert.Contains("offers no login", (await trial.FailAsync()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_sender_that_is_no_address()
    {
        await using MailTrial trial = await MailTrial.StartAsync();
        trial.Settings = trial.Settings with { From = "nonsense" };
        Assert.Contains(
            "not a mail address: \"nonsense\"",
            (await trial.FailAsync()).Message,
            StringComparison.Ordinal
        );
    }
}

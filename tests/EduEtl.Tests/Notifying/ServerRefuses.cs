using EduEtl.Days;
using EduEtl.Notifying.Smtp;
using EduEtl.Sandbox.Mail;
using EduEtl.Settings;
using EduEtl.Tests.Support;

namespace EduEtl.Tests.Notifying;

public sealed class ServerRefuses
{
    [Theory]
    [InlineData("Greeting", "554 5.3.2 No service here", "answered \"554 5.3.2 No service here\"", "final")]
    [InlineData("Greeting", "421 Too busy", "answered \"421 Too busy\"", "try later")]
    [InlineData("Login", "454 4.7.0 Later", "login of etl@example.org was refused: \"454 4.7.0 Later\"", "try later")]
    [InlineData("Login", "535 5.7.8 No", "login of etl@example.org was refused: \"535 5.7.8 No\"", "app password")]
    [InlineData("MailFrom", "550 Not you", "sender etl@example.org was refused: \"550 Not you\"", "Smtp:From")]
    [InlineData("MailFrom", "530 Log in", "is needed first: \"530 Log in\"", "smtp_password")]
    [InlineData("MailFrom", "421 4.3.2 Closing", "answered \"421 4.3.2 Closing\"", "try later")]
    [InlineData("MailFrom", "450 4.7.1 Greylisted", "answered \"450 4.7.1 Greylisted\"", "try later")]
    [InlineData("MailFrom", "452 4.3.1 No disk", "answered \"452 4.3.1 No disk\"", "try later")]
    [InlineData("MailFrom", "552 5.3.4 Too big", "answered \"552 5.3.4 Too big\"", "of this size")]
    [InlineData("MailFrom", "552 Too big", "answered \"552 Too big\"", "of this size")]
    [InlineData("MailFrom", "535 5.7.8 Who?", "is needed first: \"535 5.7.8 Who?\"", "smtp_password")]
    [InlineData("MailFrom", "550 5.7.60 Not yours", "answered \"550 5.7.60 Not yours\"", "by its rules")]
    [InlineData("MailFrom", "553 5.1.8 No such domain", "sender etl@example.org was refused: \"553", "Smtp:From")]
    [InlineData("RcptTo", "450 Later", "dean@example.org (450 Later)", "try later")]
    [InlineData("RcptTo", "450 4.7.1 <h>: Helo command rejected: Host not found", "(450 4.7.1 <h>", "try later")]
    [InlineData("RcptTo", "451 4.3.5 Configuration error", "(451 4.3.5 Configuration error)", "try later")]
    [InlineData("RcptTo", "452 4.3.1 No disk", "(452 4.3.1 No disk)", "try later")]
    [InlineData("RcptTo", "554 5.7.1 <h[1.2.3.4]>: Client host rejected", "Client host rejected)", "by its rules")]
    [InlineData("RcptTo", "554 Relay access denied", "(554 Relay access denied)", "by its rules")]
    [InlineData("RcptTo", "553 5.7.1 <a@b>: Sender address rejected: not logged in", "not logged in)", "Smtp:From")]
    [InlineData("RcptTo", "504 5.5.2 <vm>: Helo command rejected: need FQDN", "need FQDN)", "domain in Smtp:From")]
    [InlineData("RcptTo", "550 5.1.8 <a@b>: Sender address rejected", "address rejected)", "Smtp:From")]
    [InlineData("RcptTo", "552 5.2.2 Over quota", "(552 5.2.2 Over quota)", "mailbox is full")]
    [InlineData("RcptTo", "550 5.4.1 Recipient address rejected", "address rejected)", "Check these addresses")]
    [InlineData("RcptTo", "550 No such user", "(550 No such user)", "Check these addresses")]
    [InlineData("RcptTo", "550 4.7.1 Not yet", "(550 4.7.1 Not yet)", "try later")]
    [InlineData("RcptTo", "450 5.1.1 No such user", "(450 5.1.1 No such user)", "Check these addresses")]
    [InlineData("RcptTo", "530 5.7.0 Log in", "is needed first: \"530 5.7.0 Log in\"", "smtp_password")]
    [InlineData("Data", "451 Later", "answered \"451 Later\"", "try later")]
    public async Task The_answer_and_what_to_do_are_told(string step, string reply, string told, string remedy)
    {
        await using MailTrial trial = await MailTrial.StartAsync(SmtpScript.At(Enum.Parse<SmtpStep>(step), reply));
        (string Message, string Remedy) failure = await trial.FailAsync();
        Assert.Contains(told, failure.Message, StringComparison.Ordinal);
        Assert.All(trial.Settings.To, to => Assert.Contains(to, failure.Message, StringComparison.Ordinal));
        Assert.Contains(remedy, failure.Remedy, StringComparison.Ordinal);
        Assert.Equal(remedy == "Check these addresses", failure.Remedy.Contains("Smtp:To", StringComparison.Ordinal));
        Assert.Equal(remedy == "try later", failure.Remedy.Contains("later.", StringComparison.Ordinal));
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

    /// <summary>Servers count them, and lock an account after some.</summary>
    [Theory]
    [InlineData("PLAIN LOGIN", "AUTH PLAIN ")]
    [InlineData("LOGIN PLAIN CRAM-MD5", "AUTH CRAM-MD5")]
    [InlineData("LOGIN", "AUTH LOGIN")]
    public async Task A_wrong_password_is_tried_once(string offered, string tried)
    {
        await using var server = new LineServer(
            "220 here",
            line =>
                line.StartsWith("EHLO", StringComparison.Ordinal) ? $"250-here\r\n250 AUTH {offered}"
                : line is "AUTH LOGIN" or "AUTH CRAM-MD5" ? "334 PDFAeD4="
                : line == "QUIT" ? "221 bye"
                : line.StartsWith("ZXRs", StringComparison.Ordinal) && offered == "LOGIN" && line.Length < 30
                    ? "334 UGFzc3dvcmQ6"
                : "535 5.7.8 wrong"
        );
        await using MailTrial trial = await MailTrial.StartAsync(null, SmtpServerSecurity.None);
        trial.Settings = trial.Settings with { Port = server.Port };
        (string message, string remedy) = await trial.FailAsync();
        Assert.Contains("535 5.7.8 wrong", message, StringComparison.Ordinal);
        Assert.Contains("app password", remedy, StringComparison.Ordinal);
        string login = Assert.Single(server.Lines, line => line.StartsWith("AUTH", StringComparison.Ordinal));
        Assert.StartsWith(tried, login, StringComparison.Ordinal);
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

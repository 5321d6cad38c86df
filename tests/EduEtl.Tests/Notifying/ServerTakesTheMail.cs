using EduEtl.Days;
using EduEtl.Notifying.Smtp;
using EduEtl.Sandbox.Mail;
using MimeKit;

namespace EduEtl.Tests.Notifying;

public sealed class ServerTakesTheMail
{
    [Theory]
    [InlineData("Tls")]
    [InlineData("StartTls")]
    [InlineData("None")]
    public async Task In_each_mode_of_security(string security)
    {
        await using MailTrial trial = await MailTrial.StartAsync(null, Enum.Parse<SmtpServerSecurity>(security));
        MailReceipt receipt = await trial.SendAsync();
        Assert.Equal(MailState.Sent, receipt.State);
        Assert.Null(receipt.Failure);
        Assert.Equal(trial.Settings.To, receipt.Recipients.Select(one => one.Address));
        Assert.All(
            receipt.Recipients,
            one => Assert.Equal((MailState.Sent, "250 2.0.0 Taken"), (one.State, one.Reply))
        );
        ReceivedMail mail = Assert.Single(trial.Server.Mailbox);
        Assert.Equal("etl@example.org", mail.From);
        Assert.Equal(trial.Settings.To, mail.To);
    }

    [Fact]
    public async Task As_a_message_that_parses()
    {
        await using MailTrial trial = await MailTrial.StartAsync();
        await trial.SendAsync();
        MimeMessage mail = trial.OnlyMail;
        Assert.Equal("7a1c5a523e0e4d6b9b572f7f3c0e9d11@example.org", mail.MessageId);
        Assert.Equal("auto-generated", mail.Headers["Auto-Submitted"]);
        Assert.Equal("etl@example.org", mail.From.ToString());
        Assert.Equal("dean@example.org, head@example.org, tutor@example.org", mail.To.ToString());
        Assert.InRange(mail.Date, TimeProvider.System.GetUtcNow().AddMinutes(-1), TimeProvider.System.GetUtcNow());
        Assert.Equal("EduEtl 2024-10-02: settled; attempts: 8,990, success rate: 58.31%", mail.Subject);
        MultipartAlternative parts = Assert.IsType<MultipartAlternative>(mail.Body);
        Assert.Equal(["text/plain", "text/html"], parts.Select(part => part.ContentType.MimeType));
        Assert.All(parts, part => Assert.Equal("utf-8", part.ContentType.Charset));
        Assert.StartsWith("Day 2024-10-02 is settled.", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("8,990", mail.HtmlBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_Russian_letter_for_letter()
    {
        await using MailTrial trial = await MailTrial.StartAsync();
        System.Globalization.CultureInfo.CurrentUICulture = new("ru");
        await trial.SendAsync();
        MimeMessage mail = trial.OnlyMail;
        Assert.Equal(
            "EduEtl 2024-10-02: день сведён; попыток: 8\u00A0990, успешных отправок: 58,31\u00A0%",
            mail.Subject
        );
        Assert.StartsWith("День 2024-10-02 сведён.", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("Успешных отправок на студента", mail.HtmlBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_login_where_there_is_no_password()
    {
        await using SmtpServer server = await SmtpServer.StartAsync(new() { Security = SmtpServerSecurity.None });
        await using MailTrial trial = await MailTrial.StartAsync(null, SmtpServerSecurity.None);
        trial.Settings = trial.Settings with { Port = server.Port, Password = null };
        Assert.Equal(MailState.Sent, (await trial.SendAsync()).State);
        Assert.Single(server.Mailbox);
    }

    [Fact]
    public async Task Once_for_an_address_that_is_named_twice()
    {
        await using MailTrial trial = await MailTrial.StartAsync();
        trial.Settings = trial.Settings with { To = ["dean@example.org", "Dean <DEAN@example.org>"] };
        Assert.Single((await trial.SendAsync()).Recipients);
        Assert.Equal(["dean@example.org"], Assert.Single(trial.Server.Mailbox).To);
    }

    [Theory]
    [InlineData("Drop")]
    [InlineData("Hang")]
    [InlineData("Reply")]
    public async Task And_a_rude_goodbye_changes_nothing(string kind)
    {
        var fault = new SmtpFault(Enum.Parse<SmtpFaultKind>(kind), "500 What?");
        await using MailTrial trial = await MailTrial.StartAsync(SmtpScript.At(SmtpStep.Quit, fault));
        trial.Settings = trial.Settings with { Timeout = TimeSpan.FromSeconds(2) };
        Assert.Equal(MailState.Sent, (await trial.SendAsync()).State);
        Assert.Single(trial.Server.Mailbox);
    }
}

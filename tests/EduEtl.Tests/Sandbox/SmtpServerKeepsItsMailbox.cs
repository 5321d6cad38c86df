using EduEtl.Sandbox.Mail;
using EduEtl.Tests.Support;

namespace EduEtl.Tests.Sandbox;

public sealed class SmtpServerKeepsItsMailbox
{
    [Fact]
    public async Task Messages_outlive_the_server_in_their_order()
    {
        using var folder = new TempFolder();
        var options = new SmtpServerOptions { Security = SmtpServerSecurity.None, Folder = folder.File("mails") };
        await using (SmtpServer first = await SmtpServer.StartAsync(options))
        {
            await SendAsync(first, "one@example.org");
            await SendAsync(first, "two@example.org");
            Assert.Equal(2, first.Mailbox.Count);
        }
        await using SmtpServer second = await SmtpServer.StartAsync(options);
        await SendAsync(second, "three@example.org");
        Assert.Equal(
            ["one@example.org", "two@example.org", "three@example.org"],
            second.Mailbox.Select(mail => mail.To.Single())
        );
        Assert.All(second.Mailbox, mail => Assert.Equal("Subject: kept\r\n\r\n"u8.ToArray(), mail.Content));
        Assert.Equal(3, Directory.GetFiles(folder.File("mails"), "*.eml").Length);
    }

    [Fact]
    public async Task Script_decides_from_the_next_command_on()
    {
        await using SmtpServer server = await SmtpServer.StartAsync(new() { Security = SmtpServerSecurity.None });
        using SmtpTalk talk = await SmtpTalk.OpenAsync(server);
        await talk.HearAsync();
        await talk.SayAsync("EHLO me");
        server.Script = SmtpScript.RefuseSender;
        Assert.StartsWith("550", await talk.SayAsync("MAIL FROM:<a@example.org>"));
        server.Script = SmtpScript.RefuseRecipient("B@example.org", "451 4.2.1 Later");
        Assert.StartsWith("250", await talk.SayAsync("MAIL FROM:<a@example.org>"));
        Assert.StartsWith("451", await talk.SayAsync("RCPT TO:<b@EXAMPLE.org>"));
        Assert.StartsWith("250", await talk.SayAsync("RCPT TO:<c@example.org>"));
        server.Script = SmtpScript.At(SmtpStep.EndOfData, SmtpFault.Drop);
        await talk.SayAsync("DATA");
        Assert.Equal("closed", await talk.SayAsync("taken\r\n."));
        Assert.Single(server.Mailbox);
    }

    [Fact]
    public async Task A_hanging_session_does_not_keep_the_server_from_stopping()
    {
        SmtpServer server = await SmtpServer.StartAsync(new() { Security = SmtpServerSecurity.None });
        server.Script = SmtpScript.At(SmtpStep.Greeting, SmtpFault.Hang);
        using SmtpTalk talk = await SmtpTalk.OpenAsync(server);
        await server.DisposeAsync();
        Assert.Equal("closed", await talk.HearAsync());
    }

    private static async Task SendAsync(SmtpServer server, string to)
    {
        using SmtpTalk talk = await SmtpTalk.OpenAsync(server);
        await talk.HearAsync();
        await talk.SayAsync("HELO me");
        await talk.SayAsync("MAIL FROM:<from@example.org>");
        await talk.SayAsync($"RCPT TO:<{to}>");
        await talk.SayAsync("DATA");
        Assert.StartsWith("250", await talk.SayAsync("Subject: kept\r\n\r\n."));
    }
}

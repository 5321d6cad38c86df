using System.Text;
using EduEtl.Sandbox;
using EduEtl.Sandbox.Mail;

namespace EduEtl.Tests.Sandbox;

public sealed class SmtpServerObeysTheProtocol
{
    private static readonly SmtpServerOptions Plain = new() { Security = SmtpServerSecurity.None };

    [Fact]
    public async Task A_message_is_kept_as_it_came_without_its_stuffing()
    {
        await using SmtpServer server = await SmtpServer.StartAsync(Plain);
        using SmtpTalk talk = await GreetedAsync(server);
        Assert.StartsWith("250", await talk.SayAsync("MAIL FROM:<from@example.org> SIZE=20"));
        Assert.StartsWith("250", await talk.SayAsync("RCPT TO:<one@example.org>"));
        Assert.StartsWith("250", await talk.SayAsync("RCPT TO:<two@example.org>"));
        Assert.StartsWith("354", await talk.SayAsync("DATA"));
        Assert.StartsWith("250", await talk.SayAsync("Subject: dots\r\n\r\n..\r\n..a\r\nb.\r\n."));
        Assert.StartsWith("221", await talk.SayAsync("QUIT"));
        ReceivedMail mail = Assert.Single(server.Mailbox);
        Assert.Equal("from@example.org", mail.From);
        Assert.Equal(["one@example.org", "two@example.org"], mail.To);
        Assert.Equal("Subject: dots\r\n\r\n.\r\n.a\r\nb.\r\n", Encoding.ASCII.GetString(mail.Content));
    }

    [Fact]
    public async Task Commands_may_come_in_one_packet()
    {
        await using SmtpServer server = await SmtpServer.StartAsync(Plain);
        using SmtpTalk talk = await GreetedAsync(server);
        Assert.StartsWith("250 2.1.0", await talk.SayAsync("MAIL FROM:<>\r\nRCPT TO:<a@example.org>\r\nDATA"));
        Assert.StartsWith("250 2.1.5", await talk.HearAsync());
        Assert.StartsWith("354", await talk.HearAsync());
        Assert.StartsWith("250", await talk.SayAsync("\r\n."));
        Assert.Equal("", Assert.Single(server.Mailbox).From);
    }

    [Theory]
    [InlineData("MAIL FROM:<a@example.org>", "503")]
    [InlineData("EHLO me;RCPT TO:<a@example.org>", "503")]
    [InlineData("EHLO me;DATA", "503")]
    [InlineData("EHLO me;MAIL FROM:<a@example.org>;DATA", "554")]
    [InlineData("EHLO me;MAIL FROM:<a@example.org>;MAIL FROM:<a@example.org>", "503")]
    [InlineData("EHLO me;MAIL FROM:<a@example.org>;RSET;RCPT TO:<a@example.org>", "503")]
    [InlineData("EHLO me;MAIL FROM:<a@example.org>;EHLO me;RCPT TO:<a@example.org>", "503")]
    [InlineData("EHLO me;MAIL FROM:a@example.org", "501")]
    [InlineData("EHLO me;MAIL FROM:<a@example.org>x", "501")]
    [InlineData("EHLO me;MAIL FROM:<a@example.org> SIZE=99999999", "552")]
    [InlineData("EHLO me;MAIL FROM:<a@example.org> SMTPUTF8", "555")]
    [InlineData("EHLO me;MAIL FROM:<a@example.org>;RCPT TO:<nobody>", "501")]
    [InlineData("EHLO me;STARTTLS", "502")]
    [InlineData("EHLO me;AUTH PLAIN AGEAYg==", "502")]
    [InlineData("EHLO", "501")]
    [InlineData("NOOP", "250")]
    [InlineData("VRFY root", "502")]
    public async Task Each_command_has_its_place_and_its_form(string commands, string code)
    {
        await using SmtpServer server = await SmtpServer.StartAsync(Plain);
        using SmtpTalk talk = await SmtpTalk.OpenAsync(server);
        string reply = await talk.HearAsync();
        foreach (string command in commands.Split(';'))
            reply = await talk.SayAsync(command);
        Assert.StartsWith(code, reply);
    }

    [Theory]
    [InlineData("a\nb\r\n.", "554")] // a bare LF inside a line
    [InlineData("a\r\n.\nb\r\n.", "554")] // the end of a message as smugglers write it
    [InlineData("a\rb\r\n.", "554")]
    [InlineData("ё\r\n.", "554")]
    public async Task Content_that_is_not_clean_is_refused_and_the_session_goes_on(string content, string code)
    {
        await using SmtpServer server = await SmtpServer.StartAsync(Plain);
        using SmtpTalk talk = await AtDataAsync(server);
        Assert.StartsWith(code, await talk.SayAsync(content));
        Assert.StartsWith("250", await talk.SayAsync("NOOP"));
        Assert.Empty(server.Mailbox);
    }

    [Fact]
    public async Task Lines_and_messages_have_their_limits()
    {
        await using SmtpServer server = await SmtpServer.StartAsync(Plain with { MaxSize = 3000 });
        using SmtpTalk talk = await AtDataAsync(server);
        string longest = new string('x', 998);
        Assert.StartsWith("250", await talk.SayAsync(longest + "\r\n."));
        await TransactionAsync(talk);
        Assert.StartsWith("500", await talk.SayAsync(longest + "x\r\n."));
        await TransactionAsync(talk);
        Assert.StartsWith("552", await talk.SayAsync($"{longest}\r\n{longest}\r\n{longest}\r\n{longest}\r\n."));
        Assert.StartsWith("500", await talk.SayAsync("NOOP " + new string('x', 3000)));
        Assert.StartsWith("500", await talk.SayRawAsync("NOOP\nNOOP\r\n"u8.ToArray()));
        Assert.StartsWith("250", await talk.SayAsync("NOOP"));
        Assert.Single(server.Mailbox);
    }

    [Fact]
    public async Task Eight_bits_are_taken_where_announced()
    {
        await using SmtpServer server = await SmtpServer.StartAsync(Plain);
        using SmtpTalk talk = await AtDataAsync(server, " BODY=8BITMIME");
        Assert.StartsWith("250", await talk.SayAsync("ё\r\n."));
        Assert.Equal("ё\r\n", Encoding.UTF8.GetString(Assert.Single(server.Mailbox).Content));
    }

    [Fact]
    public async Task Nothing_goes_before_starttls_and_what_was_said_before_it_is_forgotten()
    {
        using var certificate = SandboxCertificate.Create(TimeProvider.System);
        await using SmtpServer server = await SmtpServer.StartAsync(
            new()
            {
                Security = SmtpServerSecurity.StartTls,
                Certificate = certificate.Server,
                Account = new("someone", "p\"a#s$s'"),
            }
        );
        using SmtpTalk talk = await SmtpTalk.OpenAsync(server);
        await talk.HearAsync();
        string offered = await talk.SayAsync("EHLO me");
        Assert.Contains("STARTTLS", offered, StringComparison.Ordinal);
        Assert.DoesNotContain("AUTH", offered, StringComparison.Ordinal);
        Assert.StartsWith("538", await talk.SayAsync("AUTH PLAIN " + Base64("\0someone\0p\"a#s$s'")));
        Assert.StartsWith("530", await talk.SayAsync("MAIL FROM:<a@example.org>"));
        // A command smuggled behind STARTTLS, unencrypted, must not be obeyed afterwards.
        Assert.StartsWith("220", await talk.SayAsync("STARTTLS\r\nNOOP"));
        await talk.TlsAsync(certificate.Authority);
        Assert.StartsWith("503", await talk.SayAsync("MAIL FROM:<a@example.org>"));
        Assert.Contains("AUTH PLAIN LOGIN", await talk.SayAsync("EHLO me"), StringComparison.Ordinal);
        Assert.StartsWith("530", await talk.SayAsync("MAIL FROM:<a@example.org>"));
        Assert.StartsWith("535", await talk.SayAsync("AUTH PLAIN " + Base64("\0someone\0wrong")));
        Assert.StartsWith("501", await talk.SayAsync("AUTH PLAIN !"));
        Assert.StartsWith("504", await talk.SayAsync("AUTH CRAM-MD5"));
        Assert.StartsWith("334", await talk.SayAsync("AUTH LOGIN"));
        Assert.StartsWith("501", await talk.SayAsync("*"));
        Assert.StartsWith("334", await talk.SayAsync("AUTH LOGIN"));
        Assert.StartsWith("334", await talk.SayAsync(Base64("someone")));
        Assert.StartsWith("235", await talk.SayAsync(Base64("p\"a#s$s'")));
        Assert.StartsWith("503", await talk.SayAsync("AUTH LOGIN"));
        Assert.StartsWith("250", await talk.SayAsync("MAIL FROM:<a@example.org>"));
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static async Task<SmtpTalk> GreetedAsync(SmtpServer server)
    {
        SmtpTalk talk = await SmtpTalk.OpenAsync(server);
        Assert.StartsWith("220", await talk.HearAsync());
        Assert.StartsWith("250", await talk.SayAsync("EHLO me"));
        return talk;
    }

    private static async Task<SmtpTalk> AtDataAsync(SmtpServer server, string parameters = "")
    {
        SmtpTalk talk = await GreetedAsync(server);
        await TransactionAsync(talk, parameters);
        return talk;
    }

    private static async Task TransactionAsync(SmtpTalk talk, string parameters = "")
    {
        Assert.StartsWith("250", await talk.SayAsync("MAIL FROM:<a@example.org>" + parameters));
        Assert.StartsWith("250", await talk.SayAsync("RCPT TO:<b@example.org>"));
        Assert.StartsWith("354", await talk.SayAsync("DATA"));
    }
}

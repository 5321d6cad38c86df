using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using EduEtl.Days;
using EduEtl.Notifying;
using EduEtl.Notifying.Smtp;
using EduEtl.Sandbox;
using EduEtl.Sandbox.Mail;
using EduEtl.Settings;
using EduEtl.Shared;
using MimeKit;

namespace EduEtl.Tests.Notifying;

/// <summary>A server, settings that suit it, and the real notifier between them.</summary>
internal sealed class MailTrial : IAsyncDisposable
{
    public const string Password = "ca$$na\"ry#pa'ss";

    private readonly SandboxCertificate _certificate;

    private MailTrial(SmtpServer server, SandboxCertificate certificate, SmtpServerSecurity security)
    {
        _certificate = certificate;
        Server = server;
        TrustedRoots = [certificate.Authority];
        Settings = new(
            true,
            "localhost",
            server.Port,
            security switch
            {
                SmtpServerSecurity.Tls => SmtpSecurity.Tls,
                SmtpServerSecurity.StartTls => SmtpSecurity.StartTls,
                _ => SmtpSecurity.None,
            },
            "etl@example.org",
            new Secret(Password),
            "etl@example.org",
            ["dean@example.org", "head@example.org", "tutor@example.org"],
            TimeSpan.FromSeconds(30)
        );
    }

    public SmtpServer Server { get; }

    public SmtpSettings Settings { get; set; }

    public X509Certificate2Collection? TrustedRoots { get; set; }

    public LogText Log { get; } = new();

    public MimeMessage OnlyMail =>
        MimeMessage.Load(
            new MemoryStream(Assert.Single(Server.Mailbox).Content),
            TestContext.Current.CancellationToken
        );

    // Not async: a language set inside an async method would be gone on return.
    public static Task<MailTrial> StartAsync(
        SmtpScript? script = null,
        SmtpServerSecurity security = SmtpServerSecurity.Tls,
        params string[] certificateNames
    )
    {
        CultureInfo.CurrentUICulture = new("en");
        return StartServerAsync(script ?? SmtpScript.None, security, certificateNames);
    }

    public Task<MailReceipt> SendAsync(RunSummary? summary = null, CancellationToken? ct = null) =>
        new SmtpNotifier(Settings, TimeProvider.System, Log.Logger, TrustedRoots).SendAsync(
            summary ?? Summaries.Settled,
            ct ?? TestContext.Current.CancellationToken
        );

    /// <summary>Sends, expects that nobody has it, and returns message and remedy.</summary>
    public async Task<(string Message, string Remedy)> FailAsync()
    {
        MailReceipt receipt = await SendAsync();
        Assert.Equal(MailState.Failed, receipt.State);
        Assert.All(receipt.Recipients, one => Assert.Equal(MailState.Failed, one.State));
        Assert.Equal(Settings.To, receipt.Recipients.Select(one => one.Address));
        Assert.Empty(Server.Mailbox);
        Assert.Equal(ExitCode.MailFailed, receipt.Failure!.Code);
        Assert.Contains($"{Settings.Host}:{Settings.Port}", receipt.Failure.Message, StringComparison.Ordinal);
        return (receipt.Failure.Message, receipt.Failure.Remedy);
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        _certificate.Dispose();
    }

    private static async Task<MailTrial> StartServerAsync(
        SmtpScript script,
        SmtpServerSecurity security,
        string[] certificateNames
    )
    {
        var certificate = SandboxCertificate.Create(TimeProvider.System, certificateNames);
        SmtpServer server = await SmtpServer.StartAsync(
            new()
            {
                Security = security,
                Certificate = certificate.Server,
                Account = new("etl@example.org", Password),
            }
        );
        server.Script = script;
        return new(server, certificate, security);
    }
}

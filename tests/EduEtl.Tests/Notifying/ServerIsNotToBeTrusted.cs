using System.Diagnostics;
using System.Security.Cryptography.X509Certificates;
using EduEtl.Sandbox;
using EduEtl.Sandbox.Mail;
using EduEtl.Settings;
using EduEtl.Tests.Support;

namespace EduEtl.Tests.Notifying;

public sealed class ServerIsNotToBeTrusted
{
    [Theory]
    [InlineData("Tls")]
    [InlineData("StartTls")]
    public async Task Its_authority_is_unknown_to_the_system(string security)
    {
        await using MailTrial trial = await MailTrial.StartAsync(null, Enum.Parse<SmtpServerSecurity>(security));
        trial.TrustedRoots = null;
        (string message, string remedy) = await trial.FailAsync();
        Assert.Contains("certificate is not trusted", message, StringComparison.Ordinal);
        Assert.Contains("SSL_CERT_FILE", remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Tls")]
    [InlineData("StartTls")]
    public async Task Its_certificate_is_for_another_name(string security)
    {
        await using MailTrial trial = await MailTrial.StartAsync(
            null,
            Enum.Parse<SmtpServerSecurity>(security),
            "mail.example.org"
        );
        (string message, string remedy) = await trial.FailAsync();
        Assert.Contains("certificate is for mail.example.org, not for localhost", message, StringComparison.Ordinal);
        Assert.Contains("Smtp:Host", remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_offers_no_starttls()
    {
        await using MailTrial trial = await MailTrial.StartAsync(
            SmtpScript.None with
            {
                OfferStartTls = false,
            },
            SmtpServerSecurity.StartTls
        );
        (string message, string remedy) = await trial.FailAsync();
        Assert.Contains("offers no STARTTLS", message, StringComparison.Ordinal);
        Assert.Contains("Smtp:Security", remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_speaks_in_the_clear_where_tls_was_expected()
    {
        await using MailTrial trial = await MailTrial.StartAsync(null, SmtpServerSecurity.None);
        trial.Settings = trial.Settings with { Security = SmtpSecurity.Tls };
        Assert.Contains("no TLS connection", (await trial.FailAsync()).Message, StringComparison.Ordinal);
    }

    /// <summary>With TLS 1.3 the server says so after the handshake, and the connection seems lost.</summary>
    [Fact]
    public async Task It_wants_a_certificate_of_ours()
    {
        await using MailTrial trial = await MailTrial.StartAsync();
        using var certificate = SandboxCertificate.Create(TimeProvider.System);
        using var folder = new TempFolder();
        string key = folder.File("server.pem");
        await File.WriteAllTextAsync(key, Pem(certificate.Server), TestContext.Current.CancellationToken);
        trial.TrustedRoots = [certificate.Authority];
        using Process server = Process.Start(
            new ProcessStartInfo(
                "openssl",
                [
                    "s_server",
                    "-accept",
                    "0",
                    "-cert",
                    key,
                    "-key",
                    key,
                    "-tls1_3",
                    "-Verify",
                    "1",
                    "-verify_return_error",
                ]
            )
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        try
        {
            string? line;
            do line = await server.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
            while (line?.StartsWith("ACCEPT", StringComparison.Ordinal) == false);
            trial.Settings = trial.Settings with { Port = int.Parse(line!.Split(':')[^1], null) };
            (string message, string remedy) = await trial.FailAsync();
            Assert.Contains(
                "broke the TLS connection off: \"certificate required\"",
                message,
                StringComparison.Ordinal
            );
            Assert.Contains("it wants one of this computer", remedy, StringComparison.Ordinal);
            Assert.DoesNotContain("may pass", remedy, StringComparison.Ordinal);
        }
        finally
        {
            server.Kill();
        }

        static string Pem(X509Certificate2 certificate) =>
            certificate.ExportCertificatePem()
            + '\n'
            + certificate.GetRSAPrivateKey()?.ExportPkcs8PrivateKeyPem()
            + certificate.GetECDsaPrivateKey()?.ExportPkcs8PrivateKeyPem();
    }

    [Fact]
    public async Task It_waits_for_tls_where_none_was_expected()
    {
        await using MailTrial trial = await MailTrial.StartAsync();
        trial.Settings = trial.Settings with { Security = SmtpSecurity.None, Timeout = TimeSpan.FromSeconds(1) };
        (string message, string remedy) = await trial.FailAsync();
        Assert.Contains("Smtp:Timeout = 00:00:01", message, StringComparison.Ordinal);
        Assert.Contains("465 goes with Tls", remedy, StringComparison.Ordinal);
    }
}

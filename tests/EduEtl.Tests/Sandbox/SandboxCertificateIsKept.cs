using System.Security.Cryptography.X509Certificates;
using EduEtl.Sandbox;
using EduEtl.Sandbox.Mail;
using EduEtl.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace EduEtl.Tests.Sandbox;

public sealed class SandboxCertificateIsKept
{
    [Fact]
    public void Until_its_last_day()
    {
        using var folder = new TempFolder();
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        using var made = SandboxCertificate.LoadOrCreate(folder.Path, time);
        time.Advance(TimeSpan.FromDays(300));
        using var kept = SandboxCertificate.LoadOrCreate(folder.Path, time);
        Assert.Equal(made.Server.Thumbprint, kept.Server.Thumbprint);
        Assert.Equal(made.AuthorityPem, kept.AuthorityPem);
        Assert.True(kept.Server.HasPrivateKey);
        time.Advance(TimeSpan.FromDays(64.5));
        using var renewed = SandboxCertificate.LoadOrCreate(folder.Path, time);
        Assert.NotEqual(made.Server.Thumbprint, renewed.Server.Thumbprint);
    }

    [Fact]
    public void Its_authority_is_a_file_that_vouches_for_the_server_alone()
    {
        using var folder = new TempFolder();
        using var made = SandboxCertificate.LoadOrCreate(folder.Path, TimeProvider.System);
        Assert.True(Path.IsPathFullyQualified(made.AuthorityFile!));
        Assert.DoesNotContain("PRIVATE", File.ReadAllText(made.AuthorityFile!), StringComparison.Ordinal);
        using X509Certificate2 authority = X509CertificateLoader.LoadCertificateFromFile(made.AuthorityFile!);
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(authority);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        Assert.True(chain.Build(made.Server));
        Assert.True(made.Server.MatchesHostname("localhost"));
        Assert.True(made.Server.MatchesHostname("127.0.0.1"));
        if (!OperatingSystem.IsWindows())
        {
            string key = Path.Combine(folder.Path, "server.pem");
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(key));
        }
    }

    [Fact]
    public async Task And_serves_real_tls_after_a_restart()
    {
        using var folder = new TempFolder();
        using (SandboxCertificate.LoadOrCreate(folder.Path, TimeProvider.System)) { }
        using var kept = SandboxCertificate.LoadOrCreate(folder.Path, TimeProvider.System);
        await using SmtpServer server = await SmtpServer.StartAsync(new() { Certificate = kept.Server });
        using SmtpTalk talk = await SmtpTalk.OpenAsync(server, kept.Authority);
        Assert.StartsWith("220", await talk.HearAsync());
    }
}

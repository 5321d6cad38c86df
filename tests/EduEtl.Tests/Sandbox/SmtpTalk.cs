using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using EduEtl.Sandbox.Mail;

namespace EduEtl.Tests.Sandbox;

/// <summary>A client that says exactly what it is told, right or wrong.</summary>
internal sealed class SmtpTalk : IDisposable
{
    private readonly TcpClient client = new();
    private Stream stream = Stream.Null;
    private StreamReader reader = StreamReader.Null;

    public static async Task<SmtpTalk> OpenAsync(SmtpServer server, X509Certificate2? tlsFrom = null)
    {
        var talk = new SmtpTalk();
        talk.client.ReceiveTimeout = talk.client.SendTimeout = 10_000;
        await talk.client.ConnectAsync("127.0.0.1", server.Port, TestContext.Current.CancellationToken);
        talk.Use(talk.client.GetStream());
        if (tlsFrom is not null)
        {
            await talk.TlsAsync(tlsFrom);
        }
        return talk;
    }

    public async Task TlsAsync(X509Certificate2 authority)
    {
        var tls = new SslStream(stream);
        await tls.AuthenticateAsClientAsync(
            new SslClientAuthenticationOptions
            {
                TargetHost = "localhost",
                CertificateChainPolicy = new X509ChainPolicy
                {
                    TrustMode = X509ChainTrustMode.CustomRootTrust,
                    CustomTrustStore = { authority },
                    RevocationMode = X509RevocationMode.NoCheck,
                },
            },
            TestContext.Current.CancellationToken
        );
        Use(tls);
    }

    /// <summary>The next reply, its lines joined by '|'; "closed" where the server left.</summary>
    public async Task<string> HearAsync()
    {
        var lines = new List<string>();
        try
        {
            while (await reader.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
            {
                lines.Add(line);
                if (line.Length < 4 || line[3] != '-')
                {
                    return string.Join('|', lines);
                }
            }
        }
        catch (IOException)
        {
            // A reset is a way of leaving too.
        }
        return "closed";
    }

    public Task<string> SayAsync(string line) => SayRawAsync(Encoding.UTF8.GetBytes(line + "\r\n"));

    public async Task<string> SayRawAsync(byte[] bytes)
    {
        await stream.WriteAsync(bytes, TestContext.Current.CancellationToken);
        return await HearAsync();
    }

    public void Dispose()
    {
        reader.Dispose();
        stream.Dispose();
        client.Dispose();
    }

    private void Use(Stream next)
    {
        stream = next;
        reader = new StreamReader(next, Encoding.UTF8, leaveOpen: true);
    }
}

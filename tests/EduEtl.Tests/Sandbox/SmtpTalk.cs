using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using EduEtl.Sandbox.Mail;

namespace EduEtl.Tests.Sandbox;

/// <summary>A client that says exactly what it is told, right or wrong.</summary>
internal sealed class SmtpTalk : IDisposable
{
    private readonly TcpClient _client = new();
    private Stream _stream = Stream.Null;
    private StreamReader _reader = StreamReader.Null;

    public static async Task<SmtpTalk> OpenAsync(SmtpServer server, X509Certificate2? tlsFrom = null)
    {
        var talk = new SmtpTalk();
        talk._client.ReceiveTimeout = talk._client.SendTimeout = 10_000;
        await talk._client.ConnectAsync("127.0.0.1", server.Port, TestContext.Current.CancellationToken);
        talk.Use(talk._client.GetStream());
        if (tlsFrom is not null)
            await talk.TlsAsync(tlsFrom);
        return talk;
    }

    public async Task TlsAsync(X509Certificate2 authority)
    {
        var tls = new SslStream(_stream);
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
            while (await _reader.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
            {
                lines.Add(line);
                if (line.Length < 4 || line[3] != '-')
                    return string.Join('|', lines);
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
        await _stream.WriteAsync(bytes, TestContext.Current.CancellationToken);
        return await HearAsync();
    }

    public void Dispose()
    {
        _reader.Dispose();
        _stream.Dispose();
        _client.Dispose();
    }

    private void Use(Stream next)
    {
        _stream = next;
        _reader = new StreamReader(next, Encoding.UTF8, leaveOpen: true);
    }
}

using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace EduEtl.Sandbox.Mail;

/// <summary>Lines and replies over one socket, before and after TLS.</summary>
internal sealed class SmtpConnection(Stream socket, Func<SmtpScript> script) : IAsyncDisposable
{
    private Stream _stream = socket;
    private SmtpLineReader _lines = new(socket);

    public SmtpScript Script => script();

    public bool Encrypted => _stream is SslStream;

    /// <summary>Lines that came unencrypted ahead of the handshake are forgotten with their reader.</summary>
    public async Task StartTlsAsync(X509Certificate2 certificate, CancellationToken ct)
    {
        var tls = new SslStream(_stream, leaveInnerStreamOpen: false);
        _stream = tls;
        var options = new SslServerAuthenticationOptions { ServerCertificate = certificate };
        await tls.AuthenticateAsServerAsync(options, ct);
        _lines = new(tls);
    }

    public ValueTask<SmtpLine?> ReadAsync(int limit, CancellationToken ct) => _lines.ReadAsync(limit, ct);

    public async Task ReplyAsync(string reply, CancellationToken ct)
    {
        await _stream.WriteAsync(Encoding.ASCII.GetBytes(reply + "\r\n"), ct);
        await _stream.FlushAsync(ct);
    }

    /// <summary>Whether the script has something else in mind for this step, and has had it.</summary>
    /// <exception cref="SmtpDropException">It wants the connection reset.</exception>
    public async Task<bool> MisbehavedAsync(SmtpStep step, CancellationToken ct)
    {
        if (!Script.Faults.TryGetValue(step, out SmtpFault? fault))
            return false;
        switch (fault.Kind)
        {
            case SmtpFaultKind.Drop:
                throw new SmtpDropException();
            case SmtpFaultKind.Hang:
                await Task.Delay(Timeout.Infinite, ct);
                break;
            default:
                await ReplyAsync(fault.Line, ct);
                break;
        }
        return true;
    }

    public ValueTask DisposeAsync() => _stream.DisposeAsync();
}

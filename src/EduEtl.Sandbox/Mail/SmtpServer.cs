using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;

namespace EduEtl.Sandbox.Mail;

/// <summary>
/// An SMTP server on loopback that takes every message for everybody and keeps it: RFC 5321 with STARTTLS, AUTH PLAIN
/// and LOGIN, SIZE, 8BITMIME and PIPELINING, strict about sequence, line ends and lengths.
/// </summary>
internal sealed class SmtpServer : IAsyncDisposable
{
    private readonly SmtpServerOptions _options;
    private readonly SmtpMailbox _mailbox;
    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<Task, byte> _sessions = new();
    private readonly Task _accepting;

    private SmtpServer(SmtpServerOptions options, SmtpMailbox mailbox, TcpListener listener)
    {
        _options = options;
        _mailbox = mailbox;
        _listener = listener;
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>The messages taken, newest last.</summary>
    public IReadOnlyList<ReceivedMail> Mailbox => _mailbox.Mails;

    /// <summary>How the server misbehaves, from the next command on.</summary>
    public SmtpScript Script { get; set; } = SmtpScript.None;

    /// <exception cref="SocketException">The port is taken.</exception>
    public static Task<SmtpServer> StartAsync(SmtpServerOptions options)
    {
        if (options.Security != SmtpServerSecurity.None && options.Certificate is null)
            throw new ArgumentException("TLS needs a certificate.", nameof(options));
        var mailbox = new SmtpMailbox(options.Folder);
        var listener = new TcpListener(IPAddress.Loopback, options.Port);
        listener.Start();
        return Task.FromResult(new SmtpServer(options, mailbox, listener));
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        await Task.WhenAll(_sessions.Keys);
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                TcpClient client = await _listener.AcceptTcpClientAsync(_stop.Token);
                Task session = ServeAsync(client);
                _sessions.TryAdd(session, 0);
                _ = session.ContinueWith(done => _sessions.TryRemove(done, out _), TaskScheduler.Default);
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                // Stopped, or a client that left before it was let in.
            }
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        await Task.Yield();
        using (client)
        {
            await using var session = new SmtpSession(client.GetStream(), _options, _mailbox, () => Script);
            try
            {
                await session.RunAsync(_stop.Token);
            }
            catch (SmtpDropException)
            {
                client.LingerState = new(true, 0); // closing now sends a reset
            }
            catch (Exception e) when (e is IOException or OperationCanceledException or AuthenticationException)
            {
                // The client left or speaks no TLS, or the server stops: there is nobody to tell.
            }
        }
    }
}

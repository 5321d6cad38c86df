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
    private readonly SmtpServerOptions options;
    private readonly SmtpMailbox mailbox;
    private readonly TcpListener listener;
    private readonly CancellationTokenSource stop = new();
    private readonly ConcurrentDictionary<Task, byte> sessions = new();
    private readonly Task accepting;

    private SmtpServer(SmtpServerOptions options, SmtpMailbox mailbox, TcpListener listener)
    {
        this.options = options;
        this.mailbox = mailbox;
        this.listener = listener;
        accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>The messages taken, newest last.</summary>
    public IReadOnlyList<ReceivedMail> Mailbox => mailbox.Mails;

    /// <summary>How the server misbehaves, from the next command on.</summary>
    public SmtpScript Script { get; set; } = SmtpScript.None;

    /// <exception cref="SocketException">The port is taken.</exception>
    public static Task<SmtpServer> StartAsync(SmtpServerOptions options)
    {
        if (options.Security != SmtpServerSecurity.None && options.Certificate is null)
        {
            throw new ArgumentException("TLS needs a certificate.", nameof(options));
        }
        var mailbox = new SmtpMailbox(options.Folder);
        var listener = new TcpListener(IPAddress.Loopback, options.Port);
        listener.Start();
        return Task.FromResult(new SmtpServer(options, mailbox, listener));
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await accepting;
        await Task.WhenAll(sessions.Keys);
        listener.Dispose();
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                var client = await listener.AcceptTcpClientAsync(stop.Token);
                var session = ServeAsync(client);
                sessions.TryAdd(session, 0);
                _ = session.ContinueWith(done => sessions.TryRemove(done, out _), TaskScheduler.Default);
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
            await using var session = new SmtpSession(client.GetStream(), options, mailbox, () => Script);
            try
            {
                await session.RunAsync(stop.Token);
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

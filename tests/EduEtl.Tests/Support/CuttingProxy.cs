using System.Net;
using System.Net.Sockets;

namespace EduEtl.Tests.Support;

/// <summary>
/// A network between the program and its database that loses the answer to the first commit: the commit passes, and then
/// the connection is gone. Later connections pass whole.
/// </summary>
internal sealed class CuttingProxy : IAsyncDisposable
{
    private static readonly TimeSpan CommitTakesAtMost = TimeSpan.FromMilliseconds(500);

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource end = new();
    private readonly Task accepting;
    private int cuts = 1;

    public CuttingProxy(string host, int port)
    {
        listener.Start();
        accepting = AcceptAsync(host, port);
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public bool HasCut => Volatile.Read(ref cuts) <= 0;

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        listener.Dispose();
        await accepting;
        end.Dispose();
    }

    private async Task AcceptAsync(string host, int port)
    {
        var links = new List<Task>();
        try
        {
            while (true)
                links.Add(LinkAsync(await listener.AcceptTcpClientAsync(end.Token), host, port));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(links);
        }
    }

    private async Task LinkAsync(TcpClient client, string host, int port)
    {
        var server = new TcpClient();
        using var over = CancellationTokenSource.CreateLinkedTokenSource(end.Token);
        try
        {
            await server.ConnectAsync(host, port, end.Token);
            Task up = PumpAsync(client, server, watch: true, over);
            Task down = PumpAsync(server, client, watch: false, over);
            await Task.WhenAny(up, down);
            await over.CancelAsync();
            await up;
            await down;
        }
        finally
        {
            client.Dispose();
            server.Dispose();
        }
    }

    private async Task PumpAsync(TcpClient from, TcpClient to, bool watch, CancellationTokenSource over)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            int length;
            while ((length = await from.GetStream().ReadAsync(buffer, over.Token)) > 0)
            {
                bool cut =
                    watch
                    && buffer.AsSpan(0, length).IndexOf("COMMIT\0"u8) >= 0
                    && Interlocked.Decrement(ref cuts) == 0;
                if (cut)
                {
                    // Nothing comes back any more, and the server has time to commit.
                    to.Client.Send(buffer.AsSpan(0, length));
                    from.Client.Close(0);
                    await Task.Delay(CommitTakesAtMost, end.Token);
                    return;
                }
                await to.GetStream().WriteAsync(buffer.AsMemory(0, length), over.Token);
            }
        }
        catch (Exception e)
            when (e
                    is OperationCanceledException
                        or IOException
                        or SocketException
                        or ObjectDisposedException
                        or InvalidOperationException
            )
        {
            // One side has gone; the link ends.
        }
    }
}

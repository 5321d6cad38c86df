using System.Net;
using System.Net.Sockets;

namespace EduEtl.Tests.Support;

/// <summary>What becomes of a piece that the program sends.</summary>
internal enum Fate
{
    Passes,

    /// <summary>It arrives, and then the connection is gone: what the server says to it is lost.</summary>
    LosesItsAnswer,

    /// <summary>It is under way for as long as the test lasts.</summary>
    DoesNotArrive,
}

/// <summary>A network between the program and its database that fails as a test wants it to.</summary>
internal sealed class DatabaseProxy : IAsyncDisposable
{
    private static readonly TimeSpan ServerNeedsAtMost = TimeSpan.FromMilliseconds(500);

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly TestDatabase _database;
    private readonly Func<byte[], Fate> _fate;
    private readonly Task _accepting;
    private volatile TaskCompletionSource _moving = Flow();

    /// <summary>Takes the program's connections from now on.</summary>
    /// <param name="fate">Asked about each piece.</param>
    public DatabaseProxy(World world, Func<byte[], Fate>? fate = null)
    {
        _database = world.Database;
        _fate = fate ?? (_ => Fate.Passes);
        _moving.SetResult();
        _listener.Start();
        _accepting = AcceptAsync();
        world.Set("Database__Port", $"{((IPEndPoint)_listener.LocalEndpoint).Port}");
        world.Set("Database__SslMode", "Disable");
    }

    /// <summary>Nothing passes any more, in either direction, and nobody is told.</summary>
    public void Hold() => _moving = Flow();

    /// <summary>From now on nobody listens here.</summary>
    public void Refuse() => _listener.Stop();

    public void LetGo() => _moving.TrySetResult();

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Dispose();
        await _accepting;
        _end.Dispose();
    }

    private static TaskCompletionSource Flow() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task AcceptAsync()
    {
        var links = new List<Task>();
        try
        {
            while (true)
                links.Add(LinkAsync(await _listener.AcceptTcpClientAsync(_end.Token)));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(links);
        }
    }

    private async Task LinkAsync(TcpClient client)
    {
        using (client)
        using (var server = new TcpClient())
        using (var over = CancellationTokenSource.CreateLinkedTokenSource(_end.Token))
        {
            await server.ConnectAsync(_database.Host, _database.Port, _end.Token);
            Task[] ways =
            [
                PumpAsync(client, server, _fate, over.Token),
                PumpAsync(server, client, _ => Fate.Passes, over.Token),
            ];
            await Task.WhenAny(ways);
            await over.CancelAsync();
            await Task.WhenAll(ways);
        }
    }

    private async Task PumpAsync(TcpClient from, TcpClient to, Func<byte[], Fate> fate, CancellationToken over)
    {
        byte[] buffer = new byte[64 * 1024];
        try
        {
            int length;
            while ((length = await from.GetStream().ReadAsync(buffer, over)) > 0)
            {
                Fate known = fate(buffer[..length]);
                if (known == Fate.DoesNotArrive)
                    await Task.Delay(Timeout.Infinite, _end.Token);
                if (known == Fate.LosesItsAnswer)
                    Hold();
                else
                    // What is under way when the program has gone still arrives.
                    await _moving.Task.WaitAsync(_end.Token);
                await to.GetStream().WriteAsync(buffer.AsMemory(0, length), _end.Token);
                if (known != Fate.LosesItsAnswer)
                    continue;
                from.Client.Close(0);
                await Task.Delay(ServerNeedsAtMost, _end.Token);
                LetGo();
                return;
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

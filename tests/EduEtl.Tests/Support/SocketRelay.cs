using System.Net.Sockets;

namespace EduEtl.Tests.Support;

/// <summary>PostgreSQL's socket in a folder, as Debian has it in <c>/var/run/postgresql</c>, before a server that has none.</summary>
internal sealed class SocketRelay : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);

    public SocketRelay(TestDatabase database)
    {
        _listener.Bind(new UnixDomainSocketEndPoint(_folder.File($".s.PGSQL.{database.Port}")));
        _listener.Listen();
        _ = ServeAsync(database);
    }

    public string Folder => _folder.Path;

    public void Dispose()
    {
        _listener.Dispose();
        _folder.Dispose();
    }

    private async Task ServeAsync(TestDatabase database)
    {
        try
        {
            while (true)
                _ = PassAsync(await _listener.AcceptAsync(), database);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private static async Task PassAsync(Socket client, TestDatabase database)
    {
        await using var near = new NetworkStream(client, ownsSocket: true);
        using var server = new TcpClient(database.Host, database.Port);
        await using NetworkStream far = server.GetStream();
        await Task.WhenAny(near.CopyToAsync(far), far.CopyToAsync(near));
    }
}

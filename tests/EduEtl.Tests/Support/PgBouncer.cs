using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace EduEtl.Tests.Support;

/// <summary>A real PgBouncer in front of the tests' PostgreSQL; every client gets in, as the server's own user.</summary>
internal sealed class PgBouncer : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private Process? _process;

    public int Port { get; } = FreePort();

    /// <summary>Skips the calling test where there is none; in CI it fails instead.</summary>
    /// <param name="mode"><c>session</c>, <c>transaction</c> or <c>statement</c>.</param>
    public static async Task<PgBouncer> StartAsync(TestDatabase database, string mode)
    {
        bool ci = Environment.GetEnvironmentVariable("CI") == "true";
        Assert.SkipWhen(!ci && !File.Exists("/usr/sbin/pgbouncer"), "PgBouncer is not installed");
        var bouncer = new PgBouncer();
        string settings = bouncer._folder.File("pgbouncer.ini");
        string password = database.Password.Replace("'", "''", StringComparison.Ordinal);
        await File.WriteAllTextAsync(
            settings,
            $"""
            [databases]
            * = host={database.Host} port={database.Port} user={database.User} password='{password}'
            [pgbouncer]
            listen_addr = 127.0.0.1
            listen_port = {bouncer.Port}
            unix_socket_dir =
            auth_type = any
            pool_mode = {mode}
            ignore_startup_parameters = extra_float_digits
            """
        );
        // It refuses to run as root.
        string[] nobody = Environment.IsPrivilegedProcess
            ? ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--pdeathsig=KILL"]
            : ["env"];
        bouncer._process = Process.Start(
            new ProcessStartInfo(nobody[0], [.. nobody[1..], "/usr/sbin/pgbouncer", "-q", settings])
        );
        await Wait.UntilAsync(bouncer.Answers);
        return bouncer;
    }

    /// <summary>Sends the program through it.</summary>
    public void Stand(World world)
    {
        world.Set("Database__Port", $"{Port}");
        world.Set("Database__SslMode", "Disable");
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
            _process.Dispose();
        }
        _folder.Dispose();
    }

    private bool Answers()
    {
        try
        {
            using var client = new TcpClient("127.0.0.1", Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

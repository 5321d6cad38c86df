using System.Globalization;
using System.Net;
using System.Net.Sockets;
using EduEtl.Sandbox.Resources;
using Npgsql;

namespace EduEtl.Sandbox.Database;

/// <summary>
/// A private PostgreSQL cluster made with the machine's own programs: on loopback, at a free port, behind a random
/// password. The data outlives it, the server process does not.
/// </summary>
internal sealed class PrivatePostgres : IAsyncDisposable
{
    private readonly FileStream _folderLock;
    private readonly PostgresBinaries _binaries;
    private readonly ClusterFolder _cluster;
    private ServerProcess? _server;
    private Func<int?, CancellationToken, Task> _launch = null!;

    private PrivatePostgres(FileStream folderLock, PostgresBinaries binaries, ClusterFolder cluster)
    {
        _folderLock = folderLock;
        _binaries = binaries;
        _cluster = cluster;
    }

    public string Host { get; } = IPAddress.Loopback.ToString();

    public int Port { get; private set; }

    public string User { get; } = "eduetl";

    public string Password { get; private set; } = "";

    /// <summary>Of the server itself; null where it does not run.</summary>
    public int? ProcessId => PostmasterPid.Read(_cluster.Data);

    public string LogFile => _cluster.Log;

    /// <exception cref="SandboxException">No programs, the folder is in use, or PostgreSQL refuses; the text says why.</exception>
    public static async Task<PrivatePostgres> StartAsync(
        PrivatePostgresOptions options,
        CancellationToken cancellation = default
    )
    {
        PostgresBinaries binaries = PostgresBinaries.Find() ?? throw new SandboxException(Strings.PostgresMissing);
        var cluster = ClusterFolder.Open(options.Folder);
        var postgres = new PrivatePostgres(Lock(options.Folder), binaries, cluster);
        try
        {
            await PostmasterPid.StopOrphanAsync(cluster.Data, postgres.StopCommand, cancellation);
            ServerUser user = await ServerUser.ChooseAsync(cancellation);
            if (options.Fresh || !cluster.IsComplete)
                await NewCluster.MakeAsync(cluster, binaries, user, postgres.User, options.Fast, cancellation);
            postgres.Password = cluster.ReadPassword();
            postgres._launch = (port, ct) => postgres.LaunchAsync(user, options.Fast, port, ct);
            await postgres._launch(null, cancellation);
            return postgres;
        }
        catch
        {
            await postgres.DisposeAsync();
            throw;
        }
    }

    public string ConnectionString(string database) =>
        new NpgsqlConnectionStringBuilder
        {
            Host = Host,
            Port = Port,
            Username = User,
            Password = Password,
            Database = database,
        }.ConnectionString;

    /// <summary>Stops the server, or starts it again at its port over its data.</summary>
    /// <exception cref="SandboxException">It does not start again; the text says why.</exception>
    public async Task RunAsync(bool runs, CancellationToken cancellation = default)
    {
        if (!runs && _server is not null)
            await StopAsync(_server);
        if (runs && _server is null)
            await _launch(Port, cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
            await StopAsync(_server);
        await _folderLock.DisposeAsync();
    }

    private Command StopCommand => new(_binaries.PgCtl, "stop", "-D", _cluster.Data, "-m", "fast", "-w");

    // Held for as long as the server runs: only under it may a server found in the folder be called an orphan.
    private static FileStream Lock(string folder)
    {
        try
        {
            return new FileStream(
                Path.Combine(folder, "lock"),
                FileMode.OpenOrCreate,
                FileAccess.Write,
                FileShare.None
            );
        }
        catch (IOException e)
        {
            throw new SandboxException(Text(Strings.PostgresFolderInUse, Path.GetFullPath(folder)), e);
        }
    }

    /// <param name="port">Null: any free one.</param>
    private async Task LaunchAsync(ServerUser user, bool fast, int? port, CancellationToken cancellation)
    {
        const int tries = 5;
        for (int attempt = 1; ; attempt++)
        {
            Port = port ?? FreePort();
            long logged = File.Exists(_cluster.Log) ? new FileInfo(_cluster.Log).Length : 0;
            var command = new Command(_binaries.Postgres, ServerArguments.For(_cluster.Data, Host, Port, fast));
            _server = await ServerProcess.StartAsync(await user.AsServerAsync(command, cancellation), _cluster.Log);
            if (await IsReadyAsync(_server, cancellation))
                return;
            await StopAsync(_server);
            string log = (await File.ReadAllTextAsync(_cluster.Log, cancellation))[(int)logged..].Trim();
            // Between our look for a free port and the server's bind another process may take it.
            if (attempt == tries || !log.Contains("could not bind", StringComparison.Ordinal))
                throw new SandboxException(Text(Strings.PostgresStartFailed, _cluster.Data, _cluster.Log, log));
        }
    }

    private async Task<bool> IsReadyAsync(ServerProcess process, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(TimeSpan.FromMinutes(1));
        var connection = new NpgsqlConnectionStringBuilder(ConnectionString("postgres")) { Pooling = false };
        while (!process.Exited.IsCompleted && !patience.IsCancellationRequested)
        {
            try
            {
                await using var probe = new NpgsqlConnection(connection.ConnectionString);
                await probe.OpenAsync(patience.Token);
                return true;
            }
            catch (NpgsqlException)
            {
                await Task.Delay(50, cancellation);
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                return false;
            }
        }
        return false;
    }

    private async Task StopAsync(ServerProcess process)
    {
        await process.StopAsync(ProcessId, StopCommand);
        process.Dispose();
        _server = null;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string Text(string format, params object[] values) =>
        string.Format(CultureInfo.CurrentCulture, format, values);
}

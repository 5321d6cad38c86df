using EduEtl.Sandbox.Database;
using Npgsql;

namespace EduEtl.Benchmarks.Lab;

/// <summary>What the cases work on: a private PostgreSQL with its durability on, the platform's process, and the day's files.</summary>
internal sealed class Workbench : IAsyncDisposable
{
    public static readonly DateOnly Day = new(2024, 10, 2);

    // No checkpoint and no autovacuum of its own falls into one run and not into the other.
    private const string ServerSettings = """
        ALTER SYSTEM SET max_wal_size = '16GB';
        ALTER SYSTEM SET checkpoint_timeout = '1h';
        ALTER SYSTEM SET autovacuum = off;
        SELECT pg_reload_conf();
        """;

    private readonly string _folder;

    private Workbench(BenchOptions options, string folder, PrivatePostgres postgres, BodyServer platform)
    {
        Options = options;
        _folder = folder;
        Postgres = postgres;
        Platform = platform;
        Database = NpgsqlDataSource.Create(postgres.ConnectionString("postgres") + ";Command Timeout=0");
    }

    public BenchOptions Options { get; }

    public PrivatePostgres Postgres { get; }

    public BodyServer Platform { get; }

    public NpgsqlDataSource Database { get; }

    public static async Task<Workbench> StartAsync(BenchOptions options)
    {
        string folder = Directory.CreateTempSubdirectory("eduetl-bench-").FullName;
        // A PostgreSQL that runs as another user has to get through it.
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder, (UnixFileMode)0b111_101_101);
        PrivatePostgres postgres = await PrivatePostgres.StartAsync(new(Path.Combine(folder, "postgres")));
        BodyServer platform = await BodyServer.StartAsync(folder);
        var bench = new Workbench(options, folder, postgres, platform);
        foreach (string statement in ServerSettings.Split('\n'))
            await bench.ExecuteAsync(statement);
        return bench;
    }

    public string PathOf(string name) => Path.Combine(_folder, name);

    public async Task ExecuteAsync(string sql)
    {
        await using NpgsqlCommand command = Database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    public async Task<T> QueryAsync<T>(string sql)
    {
        await using NpgsqlCommand command = Database.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        Platform.Dispose();
        await Postgres.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}

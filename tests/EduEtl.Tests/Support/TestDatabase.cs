using EduEtl.Settings;
using EduEtl.Storage.Postgres;
using Npgsql;

namespace EduEtl.Tests.Support;

/// <summary>An empty database of a test's own; disposing drops it.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly string _server;
    private readonly NpgsqlConnectionStringBuilder _builder;

    private TestDatabase(string server, string name)
    {
        _server = server;
        _builder = new NpgsqlConnectionStringBuilder(server) { Database = name };
        Name = name;
    }

    public string ConnectionString => _builder.ConnectionString;

    public string Host => _builder.Host!;

    public int Port => _builder.Port;

    public string User => _builder.Username!;

    public string Password => _builder.Password ?? "";

    public string Name { get; }

    /// <summary>As the program's settings name it.</summary>
    internal DatabaseSettings Settings =>
        new(
            Host,
            Port,
            Name,
            User,
            new Secret(Password),
            SslMode.Disable,
            RootCertificate: null,
            "lms_activities",
            ResetOnStart: false,
            ShrinkGuard: 0.5,
            DistributeBy: null
        );

    public async Task<NpgsqlConnection> OpenAsync()
    {
        var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    /// <summary>A session as the program has them.</summary>
    internal async Task<Session> OpenSessionAsync() => new(Settings, await OpenAsync());

    public async ValueTask DisposeAsync()
    {
        await using (var connection = new NpgsqlConnection(ConnectionString))
            NpgsqlConnection.ClearPool(connection);
        await RunAsync(_server, $"DROP DATABASE IF EXISTS \"{Name}\" WITH (FORCE)");
    }

    internal static async Task<TestDatabase> CreateAsync(string server, string? encoding)
    {
        var database = new TestDatabase(server, $"eduetl_test_{Guid.NewGuid():N}");
        string kept = encoding is null ? "" : $"ENCODING '{encoding}' LC_COLLATE 'C' LC_CTYPE 'C'";
        await RunAsync(server, $"CREATE DATABASE \"{database.Name}\" TEMPLATE template0 {kept}");
        return database;
    }

    private static async Task RunAsync(string server, string sql)
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}

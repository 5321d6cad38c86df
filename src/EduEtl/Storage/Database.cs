using System.Collections.Concurrent;
using System.Data;
using EduEtl.Settings;
using EduEtl.Shared;
using Npgsql;

namespace EduEtl.Storage;

/// <summary>Opens connections as the settings say; every failure is told in the operator's words.</summary>
internal static class Database
{
    private const int ConnectSeconds = 15;

    /// <summary>How long a session waits for a lock on a table.</summary>
    public const string LockTimeout = "30s";

    /// <summary>
    /// The server forgets a machine that vanished, and with it the locks, within about a minute; nobody waits
    /// longer than 30 s for a lock on a table. The statistics of a day are few queries over many rows: compiling them
    /// costs more than it gains, and groups that fit into memory need no disk.
    /// </summary>
    private const string SessionSettings = $"""
        SELECT set_config('lock_timeout', '{LockTimeout}', false),
               set_config('tcp_keepalives_idle', '30', false),
               set_config('tcp_keepalives_interval', '10', false),
               set_config('tcp_keepalives_count', '3', false),
               set_config('jit', 'off', false),
               set_config('work_mem', greatest(pg_size_bytes(current_setting('work_mem')), 65536 * 1024) / 1024 || 'kB', false)
        """;

    /// <summary>For who only looks: the server itself refuses every change, the making of tables too.</summary>
    private const string ReadOnly = "SET default_transaction_read_only = on";

    /// <summary>Npgsql remembers each for good, and with it how every type is read and written: one serves all connections.</summary>
    private static readonly ConcurrentDictionary<string, NpgsqlDataSource> Sources = [];

    /// <exception cref="ExpectedException">The database cannot be reached or refuses us.</exception>
    public static Task<NpgsqlConnection> OpenAsync(DatabaseSettings settings, CancellationToken ct) =>
        DatabaseErrors.ExplainAsync(settings, () => ConnectAsync(settings, SessionSettings, ct), ct);

    /// <inheritdoc cref="OpenAsync"/>
    public static Task<NpgsqlConnection> OpenReadOnlyAsync(DatabaseSettings settings, CancellationToken ct) =>
        DatabaseErrors.ExplainAsync(settings, () => ConnectAsync(settings, $"{SessionSettings}; {ReadOnly}", ct), ct);

    /// <summary>The connection, or a new one where it died.</summary>
    /// <exception cref="ExpectedException">The database cannot be reached or refuses us.</exception>
    public static async Task<NpgsqlConnection> AliveAsync(
        DatabaseSettings settings,
        NpgsqlConnection connection,
        CancellationToken ct
    )
    {
        if (connection.State == ConnectionState.Open)
            return connection;
        await connection.DisposeAsync();
        return await OpenAsync(settings, ct);
    }

    private static async Task<NpgsqlConnection> ConnectAsync(
        DatabaseSettings settings,
        string sessionSettings,
        CancellationToken ct
    )
    {
        NpgsqlConnection connection = Sources.GetOrAdd(ConnectionString(settings), Source).CreateConnection();
        try
        {
            await connection.OpenAsync(ct);
            await using NpgsqlCommand set = new(sessionSettings, connection);
            await set.ExecuteNonQueryAsync(ct);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>All our columns are of the types that every server has; asking it for the others takes some tens of milliseconds.</summary>
    private static NpgsqlDataSource Source(string connectionString)
    {
        var builder = new NpgsqlSlimDataSourceBuilder(connectionString);
        builder.EnableTransportSecurity();
        builder.EnableArrays();
        builder.ConfigureTypeLoading(types => types.EnableTypeLoading(false));
        if (OpenSsl.IsMissing)
            RefuseToEncrypt(builder);
        return builder.Build();
    }

    /// <summary>A server that asks neither for TLS nor for a password is used all the same.</summary>
    private static void RefuseToEncrypt(NpgsqlSlimDataSourceBuilder builder)
    {
        builder.ConnectionStringBuilder.Password = null;
        ExpectedException refusal = DatabaseErrors.NoOpenSsl(builder.ConnectionStringBuilder);
        builder.UseSslClientAuthenticationOptionsCallback(_ => throw refusal);
        builder.UsePasswordProvider(_ => throw refusal, (_, _) => throw refusal);
    }

    private static string ConnectionString(DatabaseSettings settings) =>
        new NpgsqlConnectionStringBuilder
        {
            Host = settings.Host,
            Port = settings.Port,
            Database = settings.Name,
            Username = settings.User,
            Password = settings.Password?.Reveal(),
            SslMode = settings.SslMode,
            GssEncryptionMode = GssEncryptionMode.Disable,
            ApplicationName = "eduetl",
            // One session, one run: its end is what frees the locks.
            Pooling = false,
            Timeout = ConnectSeconds,
            CommandTimeout = 0,
            // A server that vanished is given up within some two minutes, as it gives us up.
            TcpKeepAlive = true,
            TcpKeepAliveTime = 30,
            TcpKeepAliveInterval = 10,
        }.ConnectionString;
}

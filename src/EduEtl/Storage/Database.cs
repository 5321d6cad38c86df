using EduEtl.Settings;
using Npgsql;

namespace EduEtl.Storage;

/// <summary>Opens connections as the settings say; every failure is told in the operator's words.</summary>
internal static class Database
{
    private const int ConnectSeconds = 15;

    /// <summary>
    /// The server forgets a machine that vanished, and with it the locks, within about a minute; nobody waits
    /// longer than 30 s for a lock on a table.
    /// </summary>
    private const string SessionSettings = """
        SET lock_timeout = '30s';
        SET tcp_keepalives_idle = 30;
        SET tcp_keepalives_interval = 10;
        SET tcp_keepalives_count = 3
        """;

    /// <summary>For who only looks: the server itself refuses every change, the making of tables too.</summary>
    private const string ReadOnly = "SET default_transaction_read_only = on";

    /// <exception cref="ExpectedException">The database cannot be reached or refuses us.</exception>
    public static Task<NpgsqlConnection> OpenAsync(DatabaseSettings settings, CancellationToken ct) =>
        DatabaseErrors.ExplainAsync(settings, () => ConnectAsync(settings, SessionSettings, ct), ct);

    /// <inheritdoc cref="OpenAsync"/>
    public static Task<NpgsqlConnection> OpenReadOnlyAsync(DatabaseSettings settings, CancellationToken ct) =>
        DatabaseErrors.ExplainAsync(settings, () => ConnectAsync(settings, $"{SessionSettings}; {ReadOnly}", ct), ct);

    private static async Task<NpgsqlConnection> ConnectAsync(
        DatabaseSettings settings,
        string sessionSettings,
        CancellationToken ct
    )
    {
        var connection = new NpgsqlConnection(ConnectionString(settings));
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
            TcpKeepAlive = true,
        }.ConnectionString;
}

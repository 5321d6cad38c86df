using System.Collections.Concurrent;
using EduEtl.Attempts;
using EduEtl.Settings;
using Npgsql;

namespace EduEtl.Storage.Postgres;

/// <summary>Opens connections as the settings say; every failure is told in the operator's words.</summary>
internal static class Database
{
    private const int ConnectSeconds = 15;

    /// <summary>What goes out in one piece; Npgsql sends a greater piece of a COPY after an empty frame and a bare header.</summary>
    public const int SendBytes = 64 * 1024;

    /// <summary>How long a session waits for a lock on a table.</summary>
    public const string LockTimeout = "30s";

    /// <summary>
    /// What every session of ours is, whatever the role's and the database's settings say. The server forgets a machine that
    /// vanished, and with it the locks, within about a minute; a session that waits for a slow sheet is kept; nobody waits
    /// longer than 30 s for a lock on a table. The statistics of a day are few queries over many rows: compiling them
    /// costs more than it gains, and groups that fit into memory need no disk. Where a day's rows do not lie in the order of time,
    /// an index scan fetches the same pages again and again (6 times the time for a million rows): a bitmap reads each once.
    /// On a Citus cluster the deletes of different days need not wait for one another: the day's own lock keeps equal ones apart.
    /// </summary>
    /// <param name="local">Until the transaction ends, so that nothing stays on a session that a pooler hands on.</param>
    private static string SessionSettings(bool local) =>
        $"""
            SELECT set_config(name, value, {(local ? "true" : "false")})
            FROM (VALUES
                ('lock_timeout', '{LockTimeout}'),
                ('tcp_keepalives_idle', '30'),
                ('tcp_keepalives_interval', '10'),
                ('tcp_keepalives_count', '3'),
                ('idle_session_timeout', '0'),
                ('idle_in_transaction_session_timeout', '0'),
                ('jit', 'off'),
                ('enable_indexscan', 'off'),
                ('citus.all_modifications_commutative', 'on'),
                {(local ? "" : "('default_transaction_read_only', 'off'),")}
                ('work_mem', greatest(pg_size_bytes(current_setting('work_mem')), 65536 * 1024) / 1024 || 'kB')
            ) AS ours (name, value)
            WHERE current_setting(name, true) IS NOT NULL
            """;

    /// <summary>For who only looks: the server itself refuses every change, the making of tables too, and all is of one moment.</summary>
    private const string Look = "BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY";

    /// <summary>Npgsql remembers each for good, and with it how every type is read and written: one serves all connections.</summary>
    private static readonly ConcurrentDictionary<DatabaseSettings, NpgsqlDataSource> Sources = [];

    /// <summary>A session of our own, for who takes a day or writes.</summary>
    /// <exception cref="ExpectedException">The database cannot be reached or refuses us, or the session is not ours alone.</exception>
    public static async Task<Session> OpenAsync(DatabaseSettings settings, CancellationToken ct)
    {
        Session session = await ProveAsync(settings, ct);
        await OrEndAsync(session, session.ExecuteAsync(SessionSettings(local: false), ct), ct);
        Task<CharacterSet?> held = HeldCharacters.ReadAsync(session, ct);
        await OrEndAsync(session, held, ct);
        return new(settings, session.Connection) { IsOurs = true, Held = await held };
    }

    /// <summary>A session that is ours alone, and nothing left on it.</summary>
    /// <exception cref="ExpectedException">The database cannot be reached or refuses us, or the session is not ours alone.</exception>
    public static async Task<Session> ProveAsync(DatabaseSettings settings, CancellationToken ct)
    {
        Session session = await ConnectAsync(settings, ct);
        await OrEndAsync(session, OwnSession.RequireAsync(session, ct), ct);
        return session;
    }

    /// <summary>In one transaction, which ends with the connection: nothing is left on the session, whoever's it is.</summary>
    /// <exception cref="ExpectedException">The database cannot be reached or refuses us.</exception>
    public static async Task<Session> OpenReadOnlyAsync(DatabaseSettings settings, CancellationToken ct)
    {
        Session session = await ConnectAsync(settings, ct);
        await OrEndAsync(session, session.ExecuteAsync($"{Look}; {SessionSettings(local: true)}", ct), ct);
        return session;
    }

    /// <exception cref="ExpectedException">The database cannot be reached or refuses us.</exception>
    public static async Task<Session> ConnectAsync(DatabaseSettings settings, CancellationToken ct)
    {
        NpgsqlConnection connection = Sources.GetOrAdd(settings, Source).CreateConnection();
        try
        {
            await connection.OpenAsync(ct);
            return new(settings, connection);
        }
        catch (Exception e)
        {
            await connection.DisposeAsync();
            throw DatabaseErrors.Told(e, settings, ct);
        }
    }

    /// <summary>What is done to a connection before it is anybody's: where it fails, nobody else would end the connection.</summary>
    private static async Task OrEndAsync(Session session, Task opening, CancellationToken ct)
    {
        try
        {
            await opening;
        }
        catch (Exception e)
        {
            await session.DisposeAsync();
            throw DatabaseErrors.Told(e, session.Settings, ct);
        }
    }

    /// <summary>All our columns are of the types that every server has; asking it for the others takes some tens of milliseconds.</summary>
    private static NpgsqlDataSource Source(DatabaseSettings settings)
    {
        var builder = new NpgsqlSlimDataSourceBuilder(ConnectionString(settings));
        builder.EnableTransportSecurity();
        builder.EnableArrays();
        builder.ConfigureTypeLoading(types => types.EnableTypeLoading(false));
        if (OpenSsl.IsMissing)
            RefuseToEncrypt(builder, settings);
        else if (settings.ChecksCertificate)
            builder.UseSslClientAuthenticationOptionsCallback(options => ServerCertificate.Check(options, settings));
        return builder.Build();
    }

    /// <summary>A server that asks neither for TLS nor for a password is used all the same.</summary>
    private static void RefuseToEncrypt(NpgsqlSlimDataSourceBuilder builder, DatabaseSettings settings)
    {
        builder.ConnectionStringBuilder.Password = null;
        ExpectedException refusal = DatabaseErrors.NoOpenSsl(settings);
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
            SslMode = settings.ChecksCertificate ? SslMode.Require : settings.SslMode,
            ClientEncoding = "UTF8",
            IncludeErrorDetail = true,
            GssEncryptionMode = GssEncryptionMode.Disable,
            ApplicationName = "eduetl",
            // One session, one run: its end is what frees the locks.
            Pooling = false,
            Timeout = ConnectSeconds,
            CommandTimeout = 0,
            WriteBufferSize = SendBytes,
            // A server that vanished is given up within some two minutes, as it gives us up.
            TcpKeepAlive = !settings.IsSocket,
            TcpKeepAliveTime = settings.IsSocket ? 0 : 30,
            TcpKeepAliveInterval = settings.IsSocket ? 0 : 10,
        }.ConnectionString;
}

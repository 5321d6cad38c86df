using System.Data;
using EduEtl.Attempts;
using EduEtl.Days;
using EduEtl.Resources;
using Npgsql;

namespace EduEtl.Storage.Postgres;

/// <summary>
/// One run a day and table. The locks are tried, not waited for, and belong to the session: they end with the
/// connection, whatever became of the program.
/// </summary>
internal static class DayLock
{
    private static readonly TimeSpan LongestFarewell = TimeSpan.FromSeconds(1);

    /// <summary>Whether a row l of pg_locks is another session's hold on the key, $1.</summary>
    private const string Holds = """
        l.locktype = 'advisory' AND l.granted AND l.objsubid = 1 AND l.pid <> pg_backend_pid()
        AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
        AND (l.classid::bigint << 32 | l.objid::bigint) = $1
        """;

    /// <summary>Takes the day, and the whole table too where a reset is to replace it.</summary>
    /// <exception cref="DayInWorkException">Somebody else has it.</exception>
    public static async Task TakeAsync(
        NpgsqlConnection connection,
        Schema schema,
        DayWindow window,
        bool wholeTable,
        CancellationToken ct
    )
    {
        long table = AdvisoryLock.TableKey(schema.Main);
        long day = AdvisoryLock.DayKey(schema.Main, window);
        bool tableTaken = wholeTable
            ? await AdvisoryLock.TryExclusiveAsync(connection, table, ct)
            : await AdvisoryLock.TrySharedAsync(connection, table, ct);
        if (!tableTaken)
            throw DatabaseErrors.DayInWork(window, await HolderAsync(connection, schema, table, ct));
        if (!await AdvisoryLock.TryExclusiveAsync(connection, day, ct))
            throw DatabaseErrors.DayInWork(window, await HolderAsync(connection, schema, day, ct));
    }

    /// <summary>
    /// The same once more for the transaction that is open now: it cannot pass to another session, so that a day is never
    /// doubled even where two runs were handed one session by a pooler.
    /// </summary>
    /// <exception cref="DayInWorkException">Another transaction has it.</exception>
    public static async Task HoldAsync(
        NpgsqlConnection connection,
        Schema schema,
        DayWindow window,
        bool wholeTable,
        CancellationToken ct
    )
    {
        long table = AdvisoryLock.LoadKey(schema.Main);
        bool tableHeld = wholeTable
            ? await AdvisoryLock.TryInTransactionAsync(connection, table, ct)
            : await AdvisoryLock.TrySharedInTransactionAsync(connection, table, ct);
        long day = AdvisoryLock.LoadKey(schema.Main, window);
        if (!tableHeld || !await AdvisoryLock.TryInTransactionAsync(connection, day, ct))
            throw DatabaseErrors.DayInWork(window, holder: null);
    }

    /// <summary>As <see cref="TakeAsync"/>, but takes nothing: who would stand in the way of a run; null for nobody.</summary>
    public static async Task<DayInWorkException?> LookAsync(
        NpgsqlConnection connection,
        Schema schema,
        DayWindow window,
        bool wholeTable,
        CancellationToken ct
    )
    {
        bool hasLedger = await schema.HasLedgerAsync(connection, ct);
        long table = AdvisoryLock.TableKey(schema.Main);
        long day = AdvisoryLock.DayKey(schema.Main, window);
        foreach ((long key, bool any) in ((long, bool)[])[(table, wholeTable), (day, true)])
        {
            if (await IsHeldAsync(connection, key, any, ct))
                return DatabaseErrors.DayInWork(
                    window,
                    hasLedger ? await HolderAsync(connection, schema, key, ct) : null
                );
        }
        return null;
    }

    /// <param name="any">Whether a shared lock counts too.</param>
    private static async Task<bool> IsHeldAsync(NpgsqlConnection connection, long key, bool any, CancellationToken ct)
    {
        await using NpgsqlCommand query = new(
            $"SELECT EXISTS (SELECT FROM pg_locks l WHERE {Holds} AND ($2 OR l.mode = 'ExclusiveLock'))",
            connection
        );
        query.Parameters.Add(new() { Value = key });
        query.Parameters.Add(new() { Value = any });
        return (bool)(await query.ExecuteScalarAsync(ct))!;
    }

    /// <summary>
    /// Gives the day back and ends the session. The server reads a session's farewell when it comes to it: whoever starts
    /// the next run right after this one must not find the day still held.
    /// </summary>
    public static async ValueTask EndAsync(NpgsqlConnection? connection)
    {
        if (connection is null)
            return;
        try
        {
            if (connection.State == ConnectionState.Open)
                await AdvisoryLock.ReleaseAllAsync(connection, LongestFarewell);
        }
        catch (Exception e) when (DatabaseErrors.Explains(e))
        {
            // The session is gone, or the server does not answer: the lock ends with the session.
        }
        finally
        {
            await connection.DisposeAsync();
        }
    }

    /// <summary>Lets another session of this program share the day, and still nobody else take it.</summary>
    public static Task ShareAsync(NpgsqlConnection connection, Schema schema, DayWindow window, CancellationToken ct) =>
        AdvisoryLock.ShareAsync(connection, AdvisoryLock.DayKey(schema.Main, window), ct);

    /// <summary>Shares a day that <see cref="ShareAsync"/> let go of; it is kept from others until this session ends.</summary>
    public static async Task KeepAsync(
        NpgsqlConnection connection,
        Schema schema,
        DayWindow window,
        CancellationToken ct
    )
    {
        await AdvisoryLock.TrySharedAsync(connection, AdvisoryLock.TableKey(schema.Main), ct);
        await AdvisoryLock.TrySharedAsync(connection, AdvisoryLock.DayKey(schema.Main, window), ct);
    }

    /// <summary>The run whose session holds the key; null where it has not written its ledger row yet.</summary>
    private static async Task<RunningRun?> HolderAsync(
        NpgsqlConnection connection,
        Schema schema,
        long key,
        CancellationToken ct
    )
    {
        await using NpgsqlCommand query = new(
            $"""
            SELECT r.host, r.user_name, to_char(r.started_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS')
            FROM {schema.Runs.Sql} r JOIN pg_locks l ON l.pid = r.backend_pid
            WHERE {Holds} AND r.table_name = $2 AND r.finished_at IS NULL
            ORDER BY r.started_at DESC LIMIT 1
            """,
            connection
        );
        query.Parameters.Add(new() { Value = key });
        query.Parameters.Add(new() { Value = schema.Main.Table });
        await using NpgsqlDataReader row = await query.ExecuteReaderAsync(ct);
        return await row.ReadAsync(ct)
            ? new(Printable.OneLine(row.GetString(0)), Printable.OneLine(row.GetString(1)), row.GetString(2))
            : null;
    }
}

/// <summary>The run that holds the day, as its ledger row tells.</summary>
/// <param name="StartedAt">UTC, as people read it.</param>
internal sealed record RunningRun(string Host, string User, string StartedAt);

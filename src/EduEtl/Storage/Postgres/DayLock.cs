using EduEtl.Attempts;
using EduEtl.Days;

namespace EduEtl.Storage.Postgres;

/// <summary>
/// One run a day and table. The locks are tried, not waited for, and belong to the session: they end with the
/// session, whatever became of the program.
/// </summary>
internal static class DayLock
{
    /// <summary>Whether a row l of pg_locks is another session's hold on the key, $1.</summary>
    private const string Holds = """
        l.locktype = 'advisory' AND l.granted AND l.objsubid = 1 AND l.pid <> pg_backend_pid()
        AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
        AND (l.classid::bigint << 32 | l.objid::bigint) = $1
        """;

    /// <summary>Takes the day, and the whole table too where a reset is to replace it.</summary>
    /// <exception cref="DayInWorkException">Somebody else has it.</exception>
    public static async Task TakeAsync(Session session, DayWindow window, bool wholeTable, CancellationToken ct)
    {
        long table = AdvisoryLock.TableKey(session.Tables.Main);
        long day = AdvisoryLock.DayKey(session.Tables.Main, window);
        if (await AdvisoryLock.TryBothAsync(session, (table, !wholeTable), day, inTransaction: false, ct) is { } held)
            throw DatabaseErrors.DayInWork(window, await HolderAsync(session, held, ct));
    }

    /// <summary>
    /// The same once more for the transaction that is open now: it cannot pass to another session, so that a day is never
    /// doubled even where two runs were handed one session by a pooler.
    /// </summary>
    /// <exception cref="DayInWorkException">Another transaction has it.</exception>
    public static async Task HoldAsync(Session session, DayWindow window, bool wholeTable, CancellationToken ct)
    {
        long table = AdvisoryLock.LoadKey(session.Tables.Main);
        long day = AdvisoryLock.LoadKey(session.Tables.Main, window);
        if (await AdvisoryLock.TryBothAsync(session, (table, !wholeTable), day, inTransaction: true, ct) is not null)
            throw DatabaseErrors.DayInWork(window, holder: null);
    }

    /// <summary>As <see cref="TakeAsync"/>, but takes nothing: who would stand in the way of a run; null for nobody.</summary>
    public static async Task<DayInWorkException?> LookAsync(
        Session session,
        DayWindow window,
        bool wholeTable,
        CancellationToken ct
    )
    {
        bool hasLedger = session.Tables.HasLedger;
        long table = AdvisoryLock.TableKey(session.Tables.Main);
        long day = AdvisoryLock.DayKey(session.Tables.Main, window);
        foreach ((long key, bool any) in ((long, bool)[])[(table, wholeTable), (day, true)])
        {
            if (await IsHeldAsync(session, key, any, ct))
                return DatabaseErrors.DayInWork(window, hasLedger ? await HolderAsync(session, key, ct) : null);
        }
        return null;
    }

    /// <param name="any">Whether a shared lock counts too.</param>
    private static Task<bool> IsHeldAsync(Session session, long key, bool any, CancellationToken ct) =>
        session.ScalarAsync<bool>(
            $"SELECT EXISTS (SELECT FROM pg_locks l WHERE {Holds} AND ($2 OR l.mode = 'ExclusiveLock'))",
            ct,
            key,
            any
        );

    /// <summary>Lets another session of this program share the day, and still nobody else take it.</summary>
    public static Task ShareAsync(Session session, DayWindow window, CancellationToken ct) =>
        AdvisoryLock.ShareAsync(session, AdvisoryLock.DayKey(session.Tables.Main, window), ct);

    /// <summary>Shares a day that <see cref="ShareAsync"/> let go of; it is kept from others until this session ends.</summary>
    public static async Task KeepAsync(Session session, DayWindow window, CancellationToken ct)
    {
        await AdvisoryLock.TrySharedAsync(session, AdvisoryLock.TableKey(session.Tables.Main), ct);
        await AdvisoryLock.TrySharedAsync(session, AdvisoryLock.DayKey(session.Tables.Main, window), ct);
    }

    /// <summary>The run whose session holds the key; null where it has not written its ledger row yet.</summary>
    private static async Task<RunningRun?> HolderAsync(Session session, long key, CancellationToken ct)
    {
        List<RunningRun> holders = await session.ListAsync<RunningRun>(
            $"""
            SELECT r.host, r.user_name, to_char(r.started_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS')
            FROM {session.Tables.Runs.Sql} r JOIN pg_locks l ON l.pid = r.backend_pid
            WHERE {Holds} AND r.table_name = $2 AND r.finished_at IS NULL
            ORDER BY r.started_at DESC LIMIT 1
            """,
            row => new(Printable.OneLine(row.GetString(0)), Printable.OneLine(row.GetString(1)), row.GetString(2)),
            ct,
            key,
            session.Tables.Main.Table
        );
        return holders.FirstOrDefault();
    }
}

/// <summary>The run that holds the day, as its ledger row tells.</summary>
/// <param name="StartedAt">UTC, as people read it.</param>
internal sealed record RunningRun(string Host, string User, string StartedAt);

using EduEtl.Days;
using EduEtl.Storage.Postgres;
using Npgsql;

namespace EduEtl.Storage.Ledger;

/// <summary>The ledger's rows as they stand now; reading them makes nothing and locks nothing.</summary>
internal static class LedgerRuns
{
    /// <summary>The newest first: those of days since <paramref name="since"/>, all without an end, and the last ones.</summary>
    public static async Task<IReadOnlyList<LedgerRun>> ReadAsync(
        Session session,
        DateOnly since,
        int last,
        CancellationToken ct
    )
    {
        HashSet<(int Session, long Key)> locks = [.. await LocksAsync(session, ct)];
        // A ledger of an earlier version has no kind; its runs were all loads.
        return await session.ListAsync(
            $"""
            SELECT run_id, day, test_mode, started_at, host, user_name, version,
                to_jsonb(run) ->> 'kind' = 'replay' AS replay, finished_at, outcome, wiped_by IS NOT NULL, backend_pid,
                newest = 1, rows_received, rows_stored, rows_rejected, rows_defective, rows_replaced,
                report_state, mail_state, error
            FROM (
                SELECT *, row_number() OVER (PARTITION BY day ORDER BY started_at DESC) AS newest,
                    row_number() OVER (ORDER BY started_at DESC) AS place
                FROM {session.Tables.Runs.Sql} WHERE table_name = $1) AS run
            WHERE day >= $2 OR finished_at IS NULL OR place <= $3
            ORDER BY started_at DESC
            """,
            row => Read(row, session.Tables, locks),
            ct,
            session.Tables.Main.Table,
            since,
            last
        );
    }

    private static LedgerRun Read(NpgsqlDataReader row, Schema schema, HashSet<(int Session, long Key)> locks)
    {
        var run = new RunInfo(
            row.GetGuid(0),
            new(row.GetFieldValue<DateOnly>(1), row.GetBoolean(2)),
            row.GetFieldValue<DateTimeOffset>(3),
            row.GetString(4),
            row.GetString(5),
            row.GetString(6)
        );
        DateTimeOffset? finished = row.IsDBNull(8) ? null : row.GetFieldValue<DateTimeOffset>(8);
        bool held = locks.Contains((row.GetInt32(11), AdvisoryLock.DayKey(schema.Main, run.Window)));
        bool wiped = row.GetBoolean(10);
        string? outcome = row.Text(9);
        return new(
            run,
            !row.IsDBNull(7) && row.GetBoolean(7),
            finished,
            finished is null ? (held ? RunState.InWork : RunState.Died) : State(outcome, wiped),
            outcome is "settled" or "partial" && !wiped,
            row.GetBoolean(12),
            row.IsDBNull(14)
                ? null
                : new(row.GetInt64(13), row.GetInt64(14), row.GetInt64(15), row.GetInt64(16), row.GetInt64(17)),
            LedgerWords.Report(row.Text(18)),
            LedgerWords.Mail(row.Text(19)),
            row.Text(20)
        );
    }

    private static RunState State(string? outcome, bool wiped) =>
        wiped ? RunState.Wiped
        : Enum.TryParse(outcome, ignoreCase: true, out RunState state) ? state
        : RunState.Failed;

    private static Task<List<(int Session, long Key)>> LocksAsync(Session session, CancellationToken ct) =>
        session.ListAsync(
            """
            SELECT pid, classid::bigint << 32 | objid::bigint FROM pg_locks
            WHERE locktype = 'advisory' AND granted AND objsubid = 1
                AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
            """,
            row => (row.GetInt32(0), row.GetInt64(1)),
            ct
        );
}

/// <summary>A row of the ledger.</summary>
/// <param name="IsLoaded">Its load is committed, and no reset took it out.</param>
/// <param name="IsNewest">No later run had the same day.</param>
/// <param name="Rows">Null where the load is not committed.</param>
/// <param name="Mail">Null where no mail was tried.</param>
internal sealed record LedgerRun(
    RunInfo Run,
    bool IsReplay,
    DateTimeOffset? FinishedAt,
    RunState State,
    bool IsLoaded,
    bool IsNewest,
    RowCounts? Rows,
    ReportState Report,
    MailState? Mail,
    string? Error
)
{
    /// <summary>The last run of each day that has put rows into the table; a test only where nothing else has.</summary>
    /// <param name="runs">The newest first.</param>
    public static IEnumerable<LedgerRun> NewestLoads(IReadOnlyList<LedgerRun> runs) =>
        runs.Where(run => run.IsLoaded).OrderBy(run => run.Run.Window.TestMode).DistinctBy(run => run.Run.Window.Day);

    // A replay has neither report nor mail of its own.
    private bool IsOver => State != RunState.InWork && !IsReplay;

    /// <summary>Of a load: somebody is still to be mailed about it.</summary>
    public bool OwesMail => Mail == MailState.Failed || (IsOver && Mail is null);

    /// <summary>Of a load: its report failed, or was never written.</summary>
    /// <param name="runs">The newest first.</param>
    public bool OwesReport(IReadOnlyList<LedgerRun> runs) =>
        (Report == ReportState.Failed || (IsOver && Report == ReportState.NotReached))
        // A report writes the figures of all days up to its own, so that a later one of such a day has mended it.
        && !runs.TakeWhile(run => run != this)
            .Any(run => run.Report == ReportState.Done && run.Run.Window.Day >= Run.Window.Day);

    /// <summary>Null where nobody knows it: the run died.</summary>
    public TimeSpan? Duration(DateTimeOffset now) =>
        (State == RunState.InWork ? now : FinishedAt) is { } end ? end - Run.StartedAt : null;
}

internal sealed record RowCounts(long Received, long Stored, long Rejected, long Defective, long Replaced);

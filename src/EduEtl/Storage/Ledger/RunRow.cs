using EduEtl.Attempts;
using EduEtl.Days;
using EduEtl.Storage.Postgres;

namespace EduEtl.Storage.Ledger;

/// <summary>What a run does with the day: loads it from the API, or judges its rejected rows again.</summary>
internal enum RunKind
{
    Load,
    Replay,
}

/// <summary>A run's row in <c>etl_runs</c>, from its first line to its end.</summary>
internal static class RunRow
{
    /// <remarks>
    /// Nobody waits for the disk: the load's own commit takes the row along, and a server that crashes before it has no load.
    /// </remarks>
    public static Task StartAsync(Session session, RunInfo run, RunKind kind, bool reset, CancellationToken ct) =>
        session.ExecuteAsync(
            $"""
            INSERT INTO {session.Tables.Runs.Sql}
                (run_id, table_name, day, kind, test_mode, reset, started_at, host, user_name, version, backend_pid)
            SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, pg_backend_pid()
            FROM set_config('synchronous_commit', 'off', true)
            """,
            ct,
            run.Id,
            session.Tables.Main.Table,
            run.Window.Day,
            kind.ToString().ToLowerInvariant(),
            run.Window.TestMode,
            reset,
            run.StartedAt.ToUniversalTime(),
            run.Host,
            run.User,
            run.Version
        );

    /// <summary>What this run did with rows, and the day's statistics after it; part of the load's transaction.</summary>
    /// <param name="settles">Whether the day is settled now; else it is partial.</param>
    public static Statement Loaded(Session session, RunInfo run, LoadResult load, bool settles)
    {
        RowTotals totals = load.Totals;
        DayStatistics statistics = load.Statistics;
        // The server's clock: the runs of one day are put in order by it, from whatever machines they come.
        return new(
            $"""
            UPDATE {session.Tables.Runs.Sql} SET outcome = $2, loaded_at = clock_timestamp(),
                rows_received = $3, rows_stored = $4, rows_rejected = $5, rows_defective = $6, rows_replaced = $7,
                unique_users = $8, runs = $9, submits = $10, successful_submits = $11, problem_counts = $12::jsonb
            WHERE run_id = $1
            """,
            run.Id,
            settles ? "settled" : "partial",
            totals.Received,
            totals.Stored,
            totals.Rejected,
            totals.Defective,
            totals.Replaced,
            statistics.Users,
            statistics.Runs,
            statistics.Submits,
            statistics.SuccessfulSubmits,
            LedgerWords.Of(totals.ByProblem)
        );
    }

    /// <summary>A reset took every other day out of the table: their runs no longer settle them.</summary>
    public static Statement WipeOthers(Session session, RunInfo run) =>
        new(
            $"""
            UPDATE {session.Tables.Runs.Sql} SET outcome = 'partial', wiped_by = $1
            WHERE table_name = $2 AND run_id <> $1 AND outcome IN ('settled', 'partial') AND wiped_by IS NULL
            """,
            run.Id,
            session.Tables.Main.Table
        );

    /// <summary>Whether the load is committed: its outcome is part of the same transaction.</summary>
    public static Task<bool> HasOutcomeAsync(Session session, RunInfo run, CancellationToken ct) =>
        session.ScalarAsync<bool>(
            $"SELECT EXISTS (SELECT FROM {session.Tables.Runs.Sql} WHERE run_id = $1 AND outcome IS NOT NULL)",
            ct,
            run.Id
        );

    /// <summary>What became of the sheet; a failure is the run's first, since the report comes before the mail.</summary>
    public static Task ReportedAsync(
        Session session,
        RunInfo run,
        ReportState state,
        string? error,
        CancellationToken ct
    ) =>
        session.ExecuteAsync(
            $"""
            UPDATE {session.Tables.Runs.Sql} SET report_state = $2,
                error = CASE WHEN $2 = 'failed' THEN $3 WHEN report_state = 'failed' THEN NULL ELSE error END
            WHERE run_id = $1
            """,
            ct,
            run.Id,
            LedgerWords.Of(state),
            error
        );

    /// <summary>
    /// Before the mail about these runs: who dies from here on may have sent it, and what may have been sent is not sent
    /// again by itself.
    /// </summary>
    public static Task MailBeginsAsync(
        Session session,
        IReadOnlyList<Guid> runs,
        IReadOnlyDictionary<string, MailState> recipients,
        CancellationToken ct
    ) =>
        session.ExecuteAsync(
            $"""
            UPDATE {session.Tables.Runs.Sql} SET mail_state = $2, mail_recipients = $3::jsonb WHERE run_id = ANY($1)
            """,
            ct,
            runs.ToArray(),
            LedgerWords.Of(MailState.Uncertain),
            LedgerWords.Of(recipients)
        );

    /// <summary>What became of the mail; the error of a report that failed before it stands.</summary>
    public static Task MailedAsync(
        Session session,
        RunInfo run,
        MailState? state,
        IReadOnlyDictionary<string, MailState> recipients,
        string? error,
        CancellationToken ct
    ) =>
        session.ExecuteAsync(
            $"""
            UPDATE {session.Tables.Runs.Sql} SET mail_state = $2, mail_recipients = $3::jsonb,
                error = CASE WHEN report_state = 'failed' THEN error ELSE $4 END
            WHERE run_id = $1
            """,
            ct,
            run.Id,
            LedgerWords.Of(state),
            LedgerWords.Of(recipients),
            error
        );

    /// <summary>The run's end. An outcome that the load has committed stands, whatever came after it.</summary>
    /// <remarks>
    /// Nobody waits for the disk: after a server that crashes in that moment the report counts as missing and is written
    /// again, and a mail as uncertain, as it was noted before it was sent.
    /// </remarks>
    public static Task EndAsync(Session session, RunInfo run, RunEnd end, DateTimeOffset now, CancellationToken ct) =>
        session.ExecuteAsync(
            $"""
            UPDATE {session.Tables.Runs.Sql} SET outcome = coalesce(outcome, $2), error = $3, report_state = $4,
                mail_state = $5, mail_recipients = $6::jsonb, finished_at = $7
            FROM set_config('synchronous_commit', 'off', true)
            WHERE run_id = $1
            """,
            ct,
            run.Id,
            end.Cancelled ? "cancelled" : "failed",
            end.Error,
            LedgerWords.Of(end.Report),
            LedgerWords.Of(end.Mail),
            LedgerWords.Of(end.Recipients),
            now
        );
}

/// <summary>How a run ended, as the ledger keeps it.</summary>
/// <param name="Cancelled">Interrupted by the operator or the system.</param>
/// <param name="Error">What failed first, without secrets; null where nothing did.</param>
/// <param name="Mail">Null where no mail was due.</param>
/// <param name="Recipients">Each address and what became of its mail.</param>
internal sealed record RunEnd(
    bool Cancelled,
    string? Error,
    ReportState Report,
    MailState? Mail,
    IReadOnlyDictionary<string, MailState> Recipients
);

using EduEtl.Days;
using EduEtl.Storage.Postgres;

namespace EduEtl.Storage.Ledger;

/// <summary>The rows of the runs of one command for several days.</summary>
internal static class RangeRows
{
    /// <summary>The day is held by this session now.</summary>
    public static Task TakenOverAsync(Session session, RunInfo run, CancellationToken ct) =>
        session.ExecuteAsync(
            $"UPDATE {session.Tables.Runs.Sql} SET backend_pid = pg_backend_pid() WHERE run_id = $1",
            ct,
            run.Id
        );

    /// <summary>
    /// The end of all these runs of one command: one that failed has ended before and keeps its own error; one that loaded
    /// its day had no more to do of its own.
    /// </summary>
    public static Task EndAsync(
        Session session,
        IReadOnlyList<Guid> runs,
        RunEnd end,
        DateTimeOffset now,
        CancellationToken ct
    ) =>
        session.ExecuteAsync(
            $"""
            UPDATE {session.Tables.Runs.Sql} SET
                finished_at = coalesce(finished_at, CASE WHEN loaded_at > started_at THEN loaded_at END, $6),
                error = coalesce(error, $5),
                report_state = CASE WHEN loaded_at IS NOT NULL THEN $4 END,
                mail_state = $2, mail_recipients = $3::jsonb
            WHERE run_id = ANY($1)
            """,
            ct,
            runs.ToArray(),
            LedgerWords.Of(end.Mail),
            LedgerWords.Of(end.Recipients),
            LedgerWords.Of(end.Report),
            end.Error,
            now
        );
}

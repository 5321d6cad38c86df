using EduEtl.Days;
using EduEtl.Storage.Postgres;

namespace EduEtl.Storage.Copy;

/// <summary>
/// The kept problem rows: only the newest committed run of a day keeps its own. A test's first hour is no day: it takes
/// nothing from the run of the whole day before it.
/// </summary>
internal static class ProblemRows
{
    /// <summary>Gives the stored rows that one run kept to another.</summary>
    public static Task MoveStoredAsync(Session session, Guid from, Guid to, CancellationToken ct) =>
        session.ExecuteAsync(
            $"UPDATE {session.Tables.Problems.Sql} SET run_id = $2 WHERE run_id = $1 AND stored",
            ct,
            from,
            to
        );

    public static Statement ForgetOlder(Session session, RunInfo run, bool everyDay) =>
        new(
            $"""
            DELETE FROM {session.Tables.Problems.Sql} WHERE run_id IN (
                SELECT run_id FROM {session.Tables.Runs.Sql}
                WHERE table_name = $1 AND run_id <> $2 AND outcome IS NOT NULL AND (day = $3 OR $4)
                    AND (test_mode OR NOT $5))
            """,
            session.Tables.Main.Table,
            run.Id,
            run.Window.Day,
            everyDay,
            run.Window.TestMode
        );
}

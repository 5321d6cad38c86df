using EduEtl.Days;
using EduEtl.Storage.Postgres;
using Npgsql;

namespace EduEtl.Storage.Ledger;

/// <summary>The figures of loaded days, as the ledger keeps them.</summary>
internal static class DayHistory
{
    private const int DaysBack = 400;

    /// <summary>The oldest first; a test's first hour is no day.</summary>
    /// <param name="before">The first day that is not wanted.</param>
    /// <param name="since">Where the days of the last year, and a little more, are not enough.</param>
    /// <exception cref="ExpectedException">Somebody wrote into the ledger what is no figure.</exception>
    public static async Task<List<DayFigures>> ReadAsync(
        Session session,
        DateOnly before,
        CancellationToken ct,
        DateOnly? since = null
    )
    {
        DateOnly usual = before.AddDays(1 - DaysBack);
        try
        {
            return ByDay(
                await session.ListAsync(
                    $"""
                    SELECT kind = 'load', day, outcome = 'settled', rows_stored, unique_users, runs, submits,
                        successful_submits, rows_rejected, problem_counts::text
                    FROM {session.Tables.Runs.Sql}
                    WHERE table_name = $1 AND day >= $2 AND day < $3 AND {RunSql.InTable} AND NOT test_mode
                    ORDER BY day, {RunSql.OldestFirst}
                    """,
                    row => (row.GetBoolean(0), Read(row)),
                    ct,
                    session.Tables.Main.Table,
                    since < usual ? since.Value : usual,
                    before
                )
            );
        }
        catch (Exception e) when (e is OverflowException or InvalidCastException)
        {
            throw TableErrors.LedgerIsDamaged(session.Tables.Runs, e);
        }
    }

    /// <summary>Null where no day is settled.</summary>
    public static async Task<DateOnly?> NewestSettledAsync(Session session, CancellationToken ct) =>
        (
            await session.ListAsync<DateOnly?>(
                $"""
                SELECT max(day) FROM {session.Tables.Runs.Sql}
                WHERE table_name = $1 AND outcome = 'settled' AND wiped_by IS NULL
                """,
                row => row.IsDBNull(0) ? null : row.GetFieldValue<DateOnly>(0),
                ct,
                session.Tables.Main.Table
            )
        )[0];

    /// <summary>Whether a run that is on record wrote the sheet.</summary>
    public static Task<bool> ReportedAsync(Session session, CancellationToken ct) =>
        session.ScalarAsync<bool>(
            $"SELECT EXISTS (SELECT FROM {session.Tables.Runs.Sql} WHERE table_name = $1 AND report_state = $2)",
            ct,
            session.Tables.Main.Table,
            LedgerWords.Of(ReportState.Done)
        );

    /// <param name="runs">By day, the oldest first.</param>
    private static List<DayFigures> ByDay(List<(bool IsLoad, DayFigures Figures)> runs)
    {
        var days = new List<DayFigures>();
        foreach ((bool isLoad, DayFigures run) in runs)
        {
            if (days.Count == 0 || days[^1].Day != run.Day)
                days.Add(run);
            else
                days[^1] = isLoad ? run : Replayed(days[^1], run);
        }
        return days;
    }

    /// <summary>
    /// A replay stored rows beside those of the load, and counted the day anew; the problems are those that came with it.
    /// </summary>
    private static DayFigures Replayed(DayFigures before, DayFigures replay) =>
        replay with
        {
            Statistics = replay.Statistics with
            {
                Attempts = checked(before.Statistics.Attempts + replay.Statistics.Attempts),
            },
            Problems = before.Problems,
        };

    /// <summary>What one run tells; of a replay's rows those that it stored.</summary>
    private static DayFigures Read(NpgsqlDataReader row) =>
        new(
            row.GetFieldValue<DateOnly>(1),
            row.GetBoolean(2),
            new(row.GetInt64(3), row.GetInt64(4), row.GetInt64(5), row.GetInt64(6), row.GetInt64(7))
        )
        {
            Rejected = row.IsDBNull(8) ? null : row.GetInt64(8),
            Problems = row.Text(9) is { } counts ? LedgerWords.Counts(counts) : null,
        };
}

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
    public static Task<List<DayFigures>> ReadAsync(
        Session session,
        DateOnly before,
        CancellationToken ct,
        DateOnly? since = null
    )
    {
        DateOnly usual = before.AddDays(1 - DaysBack);
        // Replays add to the load before them; the newest row of a day has the day's statistics, its load's row has the
        // problems that came with the day.
        return session.ListAsync(
            $"""
            SELECT DISTINCT ON (day) day, outcome = 'settled',
                sum(rows_stored) OVER (PARTITION BY day, loads ORDER BY loaded_at, started_at)::bigint,
                unique_users, runs, submits, successful_submits,
                first_value(problem_counts::text) OVER (PARTITION BY day, loads ORDER BY loaded_at, started_at),
                rows_rejected
            FROM (
                SELECT *, count(*) FILTER (WHERE kind = 'load')
                    OVER (PARTITION BY day ORDER BY loaded_at, started_at) AS loads
                FROM {session.Tables.Runs.Sql}
                WHERE table_name = $1 AND day >= $2 AND day < $3 AND {RunSql.InTable} AND NOT test_mode) AS committed
            ORDER BY day, {RunSql.NewestFirst}
            """,
            Read,
            ct,
            session.Tables.Main.Table,
            since < usual ? since.Value : usual,
            before
        );
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

    private static DayFigures Read(NpgsqlDataReader row) =>
        new(
            row.GetFieldValue<DateOnly>(0),
            row.GetBoolean(1),
            new(row.GetInt64(2), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5), row.GetInt64(6))
        )
        {
            Rejected = row.IsDBNull(8) ? null : row.GetInt64(8),
            Problems = row.IsDBNull(7) ? null : LedgerWords.Counts(row.GetString(7)),
        };
}

using EduEtl.Attempts;
using EduEtl.Resources;
using Npgsql;

namespace EduEtl.Storage;

/// <summary>Puts together what is told of a day that is in the table.</summary>
internal static class DayReportQuery
{
    private const int DaysBack = 400;

    /// <param name="run">The run that loaded the day.</param>
    /// <param name="totals">Null where no run knows them.</param>
    /// <param name="settled">Whether the day is settled by it.</param>
    /// <exception cref="ExpectedException">The ledger cannot be read: the report fails, the day is safe.</exception>
    public static async Task<DayReport> ReadAsync(
        NpgsqlConnection connection,
        Schema schema,
        RunInfo run,
        RowTotals? totals,
        bool settled,
        WindowStatistics window,
        CancellationToken ct
    )
    {
        try
        {
            List<DayFigures> history = await ReadHistoryAsync(connection, schema, run.Window.Day, ct);
            history.Add(new(run.Window.Day, settled, window.Day));
            return new(run, totals, window.Day, window.Courses, window.Tasks, history);
        }
        catch (Exception e) when (DatabaseErrors.Explains(e))
        {
            ct.ThrowIfCancellationRequested();
            throw new ExpectedException(
                ExitCode.ReportFailed,
                Strings.ReportNoHistory.With(schema.Runs, Printable.Excerpt(e.Message)),
                Strings.NotifyReportRemedy.With(run.Window),
                e
            );
        }
    }

    /// <summary>The loaded days before this one, the oldest first; a test's first hour is no day.</summary>
    private static async Task<List<DayFigures>> ReadHistoryAsync(
        NpgsqlConnection connection,
        Schema schema,
        DateOnly day,
        CancellationToken ct
    )
    {
        // Replays add to the load before them; the newest row of a day has the day's statistics.
        await using NpgsqlCommand query = new(
            $"""
            SELECT DISTINCT ON (day) day, outcome = 'settled',
                sum(rows_stored) OVER (PARTITION BY day, loads ORDER BY loaded_at, started_at)::bigint,
                unique_users, runs, submits, successful_submits
            FROM (
                SELECT *, count(*) FILTER (WHERE kind = 'load')
                    OVER (PARTITION BY day ORDER BY loaded_at, started_at) AS loads
                FROM {schema.Runs.Sql}
                WHERE table_name = $1 AND day >= $2 AND day < $3 AND {RunSql.InTable} AND NOT test_mode) AS committed
            ORDER BY day, {RunSql.NewestFirst}
            """,
            connection
        );
        query.Parameters.Add(new() { Value = schema.Main.Table });
        query.Parameters.Add(new() { Value = day.AddDays(1 - DaysBack) });
        query.Parameters.Add(new() { Value = day });
        List<DayFigures> days = [];
        await using NpgsqlDataReader row = await query.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
        {
            var statistics = new DayStatistics(
                row.GetInt64(2),
                row.GetInt64(3),
                row.GetInt64(4),
                row.GetInt64(5),
                row.GetInt64(6)
            );
            days.Add(new(DateOnly.FromDateTime(row.GetDateTime(0)), row.GetBoolean(1), statistics));
        }
        return days;
    }
}

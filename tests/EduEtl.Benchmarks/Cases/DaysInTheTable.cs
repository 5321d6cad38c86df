using System.Diagnostics;
using EduEtl.Attempts;
using EduEtl.Benchmarks.Lab;
using EduEtl.Storage.Postgres;
using Npgsql;

namespace EduEtl.Benchmarks.Cases;

/// <summary>
/// The load without the program's start, by the ledger's own times, and the statistics query, in a table that holds
/// other days of the same size. Each table is asked in turn, so that all see the same machine.
/// </summary>
internal static class DaysInTheTable
{
    private static readonly int[] Days = [1, 30, 365];

    public static async Task<IReadOnlyList<ResultRow>> RunAsync(Workbench bench)
    {
        int rows = bench.Options.Quick ? 1_000 : 10_000;
        await Tables.EmptyAsync(bench);
        await EduEtlRuns.SettleAsync(bench, rows);
        foreach (int days in Days)
            await FillAsync(bench, days);
        Dictionary<int, (Samples Run, Samples Load, Samples Query)> measured = Days.ToDictionary(
            days => days,
            _ => (new Samples(), new Samples(), new Samples())
        );
        for (int i = 0; i < bench.Options.Repetitions(rows); i++)
        {
            foreach (int days in Days)
                await MeasureAsync(bench, rows, days, measured[days]);
        }
        foreach (int days in Days)
            await bench.ExecuteAsync($"DROP TABLE {Table(days)}");
        return [.. Rows(measured), .. await DaysInNoOrder.RunAsync(bench)];
    }

    private static IEnumerable<ResultRow> Rows(Dictionary<int, (Samples Run, Samples Load, Samples Query)> measured)
    {
        (Samples Run, Samples Load, Samples Query) one = measured[Days[0]];
        foreach (int days in Days.Skip(1))
        {
            (Samples run, Samples load, Samples query) = measured[days];
            yield return ResultRow.OfTimes($"whole run, {days} days against 1", run, one.Run, "1.3");
            yield return ResultRow.OfTimes($"load alone, {days} days against 1", load, one.Load, "1.3");
            yield return ResultRow.OfTimes($"statistics query, {days} days against 1", query, one.Query, "1.3");
        }
    }

    private static string Table(int days) => $"beside_{days}";

    private static async Task FillAsync(Workbench bench, int days)
    {
        string table = Table(days);
        await bench.ExecuteAsync($"CREATE TABLE {table} (LIKE {Tables.Main} INCLUDING INDEXES)");
        await bench.ExecuteAsync(
            $"""
            INSERT INTO {table} SELECT user_id, created_at - i * interval '1 day', oauth_consumer_key, lis_result_sourcedid,
                lis_outcome_service_url, is_correct, attempt_type
            FROM {Tables.Main}, generate_series({days}, 1, -1) AS i
            ORDER BY i DESC, created_at
            """
        );
        await bench.ExecuteAsync($"VACUUM ANALYZE {table}");
    }

    private static async Task MeasureAsync(
        Workbench bench,
        int rows,
        int days,
        (Samples Run, Samples Load, Samples Query) measured
    )
    {
        string table = Table(days);
        await bench.ExecuteAsync($"DELETE FROM {table} WHERE created_at >= '2024-10-02'");
        await bench.ExecuteAsync($"VACUUM {table}");
        await Tables.SettleDiskAsync(bench);
        measured.Run.Add((await EduEtlRuns.SettleAsync(bench, rows, ("Database__Table", table))).Time);
        measured.Load.Add(
            await bench.QueryAsync<double>(
                $"""
                SELECT extract(epoch FROM loaded_at - started_at)::float8 FROM etl_runs
                WHERE table_name = '{table}' ORDER BY started_at DESC LIMIT 1
                """
            )
        );
        measured.Query.Add(await QueryAsync(bench, table));
    }

    /// <summary>The program's own query, on a connection that has asked it before.</summary>
    private static async Task<TimeSpan> QueryAsync(Workbench bench, string table)
    {
        await using NpgsqlConnection connection = await bench.Database.OpenConnectionAsync();
        await using var session = new Session(settings: null!, connection) { Tables = new(TableName.Parse(table), []) };
        var window = new DayWindow(Workbench.Day, TestMode: false);
        long began = 0;
        for (int i = 0; i < 2; i++)
        {
            began = Stopwatch.GetTimestamp();
            await WindowStatistics.ReadAsync(session, window, CancellationToken.None);
        }
        return Stopwatch.GetElapsedTime(began);
    }
}

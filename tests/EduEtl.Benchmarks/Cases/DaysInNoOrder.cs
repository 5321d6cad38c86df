using EduEtl.Benchmarks.Lab;

namespace EduEtl.Benchmarks.Cases;

/// <summary>
/// The first load of a large day whose rows come in no order of time, and the second, alone in its table and beside other
/// such days: by the order of the days the server believes the rows to lie in the order of time.
/// </summary>
internal static class DaysInNoOrder
{
    private const int Others = 10;

    public static async Task<IReadOnlyList<ResultRow>> RunAsync(Workbench bench)
    {
        var day = new DayKind(bench.Options.LargestSize, Shuffled: true);
        (Samples first, Samples again) = await MeasureAsync(bench, day, others: 0);
        (Samples firstBeside, Samples againBeside) = await MeasureAsync(bench, day, Others);
        string what = $"{day.Rows:N0} rows in no order beside {Others} such days";
        return
        [
            ResultRow.OfTimes($"{what}, against alone", firstBeside, first, "1.3"),
            ResultRow.OfTimes($"{what}, the second load", againBeside, again, "1.3"),
        ];
    }

    private static async Task<(Samples First, Samples Again)> MeasureAsync(Workbench bench, DayKind day, int others)
    {
        Samples first = new();
        Samples again = new();
        await Tables.EmptyAsync(bench);
        await EduEtlRuns.SettleAsync(bench, day);
        for (int i = others; i > 0; i--)
            await bench.ExecuteAsync(
                $"""
                INSERT INTO {Tables.Main} SELECT user_id, created_at - {i} * interval '1 day', oauth_consumer_key,
                    lis_result_sourcedid, lis_outcome_service_url, is_correct, attempt_type
                FROM {Tables.Main} WHERE created_at >= '2024-10-02'
                """
            );
        for (int i = 0; i < 3; i++)
        {
            await bench.ExecuteAsync($"DELETE FROM {Tables.Main} WHERE created_at >= '2024-10-02'");
            await bench.ExecuteAsync($"VACUUM ANALYZE {Tables.Main}");
            await Tables.SettleDiskAsync(bench);
            first.Add((await EduEtlRuns.SettleAsync(bench, day)).Time);
            await bench.ExecuteAsync($"ANALYZE {Tables.Main}");
            await Tables.SettleDiskAsync(bench);
            again.Add((await EduEtlRuns.SettleAsync(bench, day)).Time);
        }
        return (first, again);
    }
}

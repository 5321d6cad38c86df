using EduEtl.Benchmarks.Lab;

namespace EduEtl.Benchmarks.Cases;

internal static class SameDayAgain
{
    public static async Task<IReadOnlyList<ResultRow>> RunAsync(Workbench bench)
    {
        var results = new List<ResultRow>();
        foreach (int rows in bench.Options.Sizes)
        {
            Samples first = new();
            Samples again = new();
            for (int i = 0; i < Math.Min(5, bench.Options.Repetitions(rows)); i++)
            {
                await Tables.EmptyAsync(bench);
                first.Add((await EduEtlRuns.SettleAsync(bench, rows)).Time);
                await Tables.SettleDiskAsync(bench);
                again.Add((await EduEtlRuns.SettleAsync(bench, rows)).Time);
            }
            results.Add(ResultRow.OfTimes($"{rows:N0} rows", again, first, "2"));
        }
        return results;
    }
}

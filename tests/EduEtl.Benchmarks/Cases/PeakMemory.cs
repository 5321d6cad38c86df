using EduEtl.Benchmarks.Lab;

namespace EduEtl.Benchmarks.Cases;

/// <summary>At each size, of rows that are admitted and of rows that are all rejected.</summary>
internal static class PeakMemory
{
    private const int Repetitions = 3;
    private const double Megabyte = 1_000_000;

    public static async Task<IReadOnlyList<ResultRow>> RunAsync(Workbench bench) =>
        [.. await RunAsync(bench, "", userIdLength: 32), .. await RunAsync(bench, ", all rejected", userIdLength: 31)];

    private static async Task<List<ResultRow>> RunAsync(Workbench bench, string kind, int userIdLength)
    {
        var results = new List<ResultRow>();
        Samples? least = null;
        foreach (int rows in bench.Options.Sizes)
        {
            Samples peak = new();
            for (int i = 0; i < Repetitions; i++)
            {
                await Tables.EmptyAsync(bench);
                Measurement run = await EduEtlRuns.SettleAsync(bench, rows, ("Api__UserIdLength", $"{userIdLength}"));
                peak.Add(run.PeakBytes / Megabyte);
            }
            results.Add(ResultRow.OfMemory($"{rows:N0} rows{kind}", peak, least, "120 MB, 1.3"));
            least ??= peak;
        }
        return results;
    }
}

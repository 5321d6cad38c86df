using System.Diagnostics;
using EduEtl.Benchmarks.Lab;
using EduEtl.Sandbox.Platform;

namespace EduEtl.Benchmarks.Cases;

/// <summary>At each size, of rows that are admitted and of rows that are all rejected, with as many pairs of student and task; of the
/// largest with nearly as many pairs as rows; and of a year in one command.</summary>
internal static class PeakMemory
{
    private const int Repetitions = 3;
    private const double Megabyte = 1_000_000;

    public static async Task<IReadOnlyList<ResultRow>> RunAsync(Workbench bench)
    {
        var results = new List<ResultRow>();
        Samples least = await AddSizesAsync(results, bench, "", userIdLength: 32);
        await AddSizesAsync(results, bench, ", all rejected", userIdLength: 31);
        int largest = bench.Options.LargestSize;
        Samples pairs = await RunsAsync(bench, DayKind.OfManyPairs(largest), userIdLength: 32);
        results.Add(ResultRow.OfMemory($"{largest:N0} rows and pairs", pairs, least, "110 MB"));
        results.Add(ResultRow.OfMemory("365 days in one command", await YearAsync(bench), least, "2; 120 MB"));
        return results;
    }

    /// <returns>What the smallest size took.</returns>
    private static async Task<Samples> AddSizesAsync(
        List<ResultRow> results,
        Workbench bench,
        string kind,
        int userIdLength
    )
    {
        Samples? least = null;
        foreach (int rows in bench.Options.Sizes)
        {
            Samples peak = await RunsAsync(bench, DayKind.OfFewPairs(rows), userIdLength);
            results.Add(ResultRow.OfMemory($"{rows:N0} rows{kind}", peak, least, least is null ? "60 MB" : "1.3"));
            least ??= peak;
        }
        return least!;
    }

    private static async Task<Samples> RunsAsync(Workbench bench, DayKind day, int userIdLength)
    {
        Samples peak = new();
        for (int i = 0; i < Repetitions; i++)
        {
            await Tables.EmptyAsync(bench);
            Measurement run = await EduEtlRuns.SettleAsync(bench, day, ("Api__UserIdLength", $"{userIdLength}"));
            peak.Add(run.PeakBytes / Megabyte);
        }
        return peak;
    }

    private static async Task<Samples> YearAsync(Workbench bench)
    {
        var university = new University(rowsPerDay: 200);
        await using PlatformApi platform = await PlatformApi.StartAsync(
            new(university, "made-up-client", "made-up-key")
        );
        await Tables.EmptyAsync(bench);
        ProcessStartInfo year = EduEtlRuns.Start(bench, "--from", "2023-10-03", "--to", "2024-10-01");
        EduEtlRuns.Set(year, "Api__Url", platform.Url.ToString());
        Samples peak = new();
        peak.Add((await MeasuredProcess.RunAsync(year)).PeakBytes / Megabyte);
        return peak;
    }
}

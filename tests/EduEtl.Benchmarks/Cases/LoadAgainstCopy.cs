using EduEtl.Benchmarks.Lab;

namespace EduEtl.Benchmarks.Cases;

/// <summary>
/// Sheet and mail off; without the day's page and with it, for which courses, tasks and the students of each are counted,
/// and once more for the day on which nearly every row is its own pair of student and task.
/// </summary>
internal static class LoadAgainstCopy
{
    public static async Task<IReadOnlyList<ResultRow>> RunAsync(Workbench bench)
    {
        var results = new List<ResultRow>();
        foreach (int rows in bench.Options.Sizes)
            await AddAsync(results, bench, rows, "");
        await AddAsync(results, bench, DayKind.OfManyPairs(bench.Options.LargestSize), " and pairs");
        return results;
    }

    private static async Task AddAsync(List<ResultRow> results, Workbench bench, DayKind day, string kind)
    {
        string copyFile = await DayFiles.CopyAsync(bench, day);
        Samples ours = new();
        Samples withPage = new();
        Samples theirs = new();
        // The first pair warms the caches.
        for (int i = 0; i <= bench.Options.Repetitions(day.Rows); i++)
        {
            await Tables.EmptyAsync(bench);
            Measurement run = await EduEtlRuns.SettleAsync(bench, day, ("Reports__Enabled", "false"));
            await Tables.EmptyAsync(bench);
            Measurement paged = await EduEtlRuns.SettleAsync(bench, day);
            await Tables.EmptyAsync(bench);
            Measurement copy = await CopyAsync(bench, copyFile);
            if (i == 0)
                continue;
            ours.Add(run.Time);
            withPage.Add(paged.Time);
            theirs.Add(copy.Time);
        }
        string bound =
            day.Rows >= 1_000_000 ? "1.25"
            : day.Rows == 10_000 ? "1.4"
            : "";
        results.Add(ResultRow.OfTimes($"{day.Rows:N0} rows{kind}", ours, theirs, bound));
        results.Add(ResultRow.OfTimes($"{day.Rows:N0} rows{kind}, with the page", withPage, theirs, bound));
    }

    private static Task<Measurement> CopyAsync(Workbench bench, string file) =>
        Psql.RunAsync(
            bench,
            $"\\copy {Tables.Baseline} from '{file}' with (format binary)",
            Tables.Statistics(Tables.Baseline)
        );
}

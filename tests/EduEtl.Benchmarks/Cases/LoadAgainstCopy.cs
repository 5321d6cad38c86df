using EduEtl.Benchmarks.Lab;

namespace EduEtl.Benchmarks.Cases;

/// <summary>
/// Report and mail off, as the bound has it; and once more with the day's page, for which courses, tasks and the students
/// of each are counted.
/// </summary>
internal static class LoadAgainstCopy
{
    public static async Task<IReadOnlyList<ResultRow>> RunAsync(Workbench bench)
    {
        var results = new List<ResultRow>();
        foreach (int rows in bench.Options.Sizes)
        {
            string copyFile = await DayFiles.CopyAsync(bench, rows);
            Samples ours = new();
            Samples withPage = new();
            Samples theirs = new();
            // The first pair warms the caches.
            for (int i = 0; i <= bench.Options.Repetitions(rows); i++)
            {
                await Tables.EmptyAsync(bench);
                Measurement run = await EduEtlRuns.SettleAsync(bench, rows, ("Reports__Enabled", "false"));
                await Tables.EmptyAsync(bench);
                Measurement paged = await EduEtlRuns.SettleAsync(bench, rows);
                await Tables.EmptyAsync(bench);
                Measurement copy = await CopyAsync(bench, copyFile);
                if (i == 0)
                    continue;
                ours.Add(run.Time);
                withPage.Add(paged.Time);
                theirs.Add(copy.Time);
            }
            string bound =
                rows >= 1_000_000 ? "1.25"
                : rows == 10_000 ? "1.4"
                : "";
            results.Add(ResultRow.OfTimes($"{rows:N0} rows", ours, theirs, bound));
            results.Add(ResultRow.OfTimes($"{rows:N0} rows, with the page", withPage, theirs));
        }
        return results;
    }

    private static Task<Measurement> CopyAsync(Workbench bench, string file) =>
        Psql.RunAsync(
            bench,
            $"\\copy {Tables.Baseline} from '{file}' with (format binary)",
            Tables.Statistics(Tables.Baseline)
        );
}

using System.Globalization;
using EduEtl.Attempts;
using EduEtl.Resources;

namespace EduEtl.Notifying;

/// <summary>The figures.</summary>
internal static class MailTables
{
    public static IEnumerable<MailTable> Statistics(RunSummary summary)
    {
        if (summary.Statistics is { } day)
        {
            yield return new(
                summary.Run.Window.TestMode ? Strings.MailStatisticsTest : Strings.MailStatistics,
                [
                    Count(Strings.StatAttempts, day.Attempts),
                    Count(Strings.StatUsers, day.Users),
                    Count(Strings.StatRuns, day.Runs),
                    Count(Strings.StatSubmits, day.Submits),
                    Count(Strings.StatSuccessful, day.SuccessfulSubmits),
                    new(Strings.StatRate, Figures.Share(day.SuccessRate)),
                    new(Strings.StatSubmitsPerUser, Figures.Ratio(day.SubmitsPerUser)),
                    new(Strings.StatSuccessfulPerUser, Figures.Ratio(day.SuccessfulSubmitsPerUser)),
                ]
            );
        }
    }

    public static IEnumerable<MailTable> Totals(RunSummary summary)
    {
        if (summary.Totals is not { } totals)
        {
            yield break;
        }
        var (received, stored, rejected) = (totals.Received, totals.Stored, totals.Rejected);
        var sum = $"{Figures.Count(received)} = {Figures.Count(stored)} + {Figures.Count(rejected)}";
        yield return new(
            Strings.TotalsTitle,
            [
                Count(Strings.RowsReceived, received),
                Count(Strings.RowsStored, stored),
                Count(Strings.RowsRejected, rejected),
                new(Strings.MailBalance, sum),
                Count(Strings.RowsDefective, totals.Defective),
                Count(Strings.RowsReplaced, totals.Replaced),
            ]
        );
        foreach (var rejection in new[] { true, false })
        {
            List<MailRow> rows =
            [
                .. totals
                    .ByProblem.Where(one => one.Value > 0 && one.Key.IsRejection() == rejection)
                    .OrderBy(one => one.Key)
                    .Select(one => Count(one.Key.Text(), one.Value)),
            ];
            if (rows.Count > 0)
            {
                yield return new(rejection ? Strings.MailRejections : Strings.MailDefects, rows);
            }
        }
    }

    public static MailTable Run(RunInfo run) =>
        new(
            Strings.MailRun,
            [
                new(Strings.MailRunId, run.Id.ToString()),
                new(
                    Strings.MailRunStarted,
                    run.StartedAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture)
                ),
                new(Strings.MailRunHost, Printable.OneLine(run.Host)),
                new(Strings.MailRunUser, Printable.OneLine(run.User)),
                new(Strings.MailRunVersion, Printable.OneLine($"EduEtl {run.Version}")),
            ]
        );

    private static MailRow Count(string label, long number) => new(label, Figures.Count(number));
}

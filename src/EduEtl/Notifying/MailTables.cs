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
                    Count(Strings.MailAttempts, day.Attempts),
                    Count(Strings.MailUsers, day.Users),
                    Count(Strings.MailRuns, day.Runs),
                    Count(Strings.MailSubmits, day.Submits),
                    Count(Strings.MailSuccessfulSubmits, day.SuccessfulSubmits),
                    new(Strings.MailSuccessRate, MailFormat.Share(day.SuccessRate)),
                    new(Strings.MailSubmitsPerUser, MailFormat.Ratio(day.SubmitsPerUser)),
                    new(Strings.MailSuccessfulSubmitsPerUser, MailFormat.Ratio(day.SuccessfulSubmitsPerUser)),
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
        var sum = $"{MailFormat.Count(received)} = {MailFormat.Count(stored)} + {MailFormat.Count(rejected)}";
        yield return new(
            Strings.MailTotals,
            [
                Count(Strings.MailReceived, received),
                Count(Strings.MailStored, stored),
                Count(Strings.MailRejected, rejected),
                new(Strings.MailBalance, sum),
                Count(Strings.MailDefective, totals.Defective),
                Count(Strings.MailReplaced, totals.Replaced),
            ]
        );
        foreach (var rejection in new[] { true, false })
        {
            List<MailRow> rows =
            [
                .. totals
                    .ByProblem.Where(one => one.Value > 0 && one.Key.IsRejection() == rejection)
                    .OrderBy(one => one.Key)
                    .Select(one => Count(MailProblems.Name(one.Key), one.Value)),
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
                new(Strings.MailRunHost, PlainText.OneLine(run.Host)),
                new(Strings.MailRunUser, PlainText.OneLine(run.User)),
                new(Strings.MailRunVersion, PlainText.OneLine($"EduEtl {run.Version}")),
            ]
        );

    private static MailRow Count(string label, long number) => new(label, MailFormat.Count(number));
}

using System.Globalization;
using EduEtl.Attempts;
using EduEtl.Resources;

namespace EduEtl.Notifying;

/// <summary>The figures.</summary>
internal static class MailTables
{
    public static IEnumerable<MailTable> Statistics(RunSummary summary)
    {
        if (summary.Statistics is not { } day)
            yield break;
        yield return Pairs(
            summary.Run.Window.TestMode ? Strings.MailStatisticsTest : Strings.MailStatistics,
            [
                Count(Strings.StatAttempts, day.Attempts),
                Count(Strings.StatUsers, day.Users),
                Count(Strings.StatRuns, day.Runs),
                Count(Strings.StatSubmits, day.Submits),
                Count(Strings.StatSuccessful, day.SuccessfulSubmits),
                [Strings.StatRate, Figures.Share(day.SuccessRate)],
                [Strings.StatSubmitsPerUser, Figures.Ratio(day.SubmitsPerUser)],
                [Strings.StatSuccessfulPerUser, Figures.Ratio(day.SuccessfulSubmitsPerUser)],
            ]
        );
    }

    public static IEnumerable<MailTable> Totals(RunSummary summary)
    {
        if (summary.Totals is not { } totals)
            yield break;
        (long received, long stored, long rejected) = (totals.Received, totals.Stored, totals.Rejected);
        string sum = $"{Figures.Count(received)} = {Figures.Count(stored)} + {Figures.Count(rejected)}";
        yield return Pairs(
            Strings.TotalsTitle,
            [
                Count(Strings.RowsReceived, received),
                Count(Strings.RowsStored, stored),
                Count(Strings.RowsRejected, rejected),
                [Strings.MailBalance, sum],
                Count(Strings.RowsDefective, totals.Defective),
                Count(Strings.RowsReplaced, totals.Replaced),
            ]
        );
        foreach (bool rejection in new[] { true, false })
        {
            List<string[]> rows =
            [
                .. totals
                    .ByProblem.Where(one => one.Value > 0 && one.Key.IsRejection() == rejection)
                    .OrderBy(one => one.Key)
                    .Select(one => Count(one.Key.Text(), one.Value)),
            ];
            if (rows.Count > 0)
                yield return Pairs(rejection ? Strings.MailRejections : Strings.MailDefects, rows);
        }
    }

    public static MailTable Run(Origin run) =>
        Pairs(
            Strings.MailRun,
            [
                [Strings.MailRunId, run.Id.ToString()],
                [
                    Strings.MailRunStarted,
                    run.StartedAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture),
                ],
                [Strings.MailRunHost, Printable.OneLine(run.Host)],
                [Strings.MailRunUser, Printable.OneLine(run.User)],
                [Strings.MailRunVersion, Printable.OneLine($"EduEtl {run.Version}")],
            ]
        );

    private static MailTable Pairs(string title, IReadOnlyList<string[]> rows) => new(title, [], rows);

    private static string[] Count(string label, long number) => [label, Figures.Count(number)];
}

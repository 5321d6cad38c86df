using System.Globalization;
using EduEtl.Attempts;
using EduEtl.Days;
using EduEtl.Resources;

namespace EduEtl.Notifying.Content;

/// <summary>The run and what it counted.</summary>
internal static class MailTables
{
    public static MailTable Totals(RowTotals totals)
    {
        (long received, long stored, long rejected) = (totals.Received, totals.Stored, totals.Rejected);
        string sum = $"{Figures.Count(received)} = {Figures.Count(stored)} + {Figures.Count(rejected)}";
        return Pairs(
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

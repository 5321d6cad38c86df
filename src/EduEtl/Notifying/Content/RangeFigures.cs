using EduEtl.Days;

namespace EduEtl.Notifying.Content;

/// <summary>Several days as a table, a row each. Mail programs cut long mails off: of many days it has the last ones.</summary>
internal static class RangeFigures
{
    private const int LastDays = 31;

    /// <summary>Of the days before those, the ones that are not settled.</summary>
    private const int Others = 20;

    /// <param name="days">In their order.</param>
    /// <param name="withRejected">Whether rejected rows are told of.</param>
    public static IEnumerable<MailBlock> Of(RunSummary[] days, bool withRejected)
    {
        if (days.Length == 0)
            yield break;
        string[] heads = [Strings.ReportDay, Strings.StatAttempts, Strings.ColumnStudents, Strings.StatRate];
        RunSummary[] shown =
        [
            .. days.SkipLast(LastDays).Where(day => !day.IsSettled).TakeLast(Others),
            .. days.TakeLast(LastDays),
        ];
        List<string[]> rows = [.. shown.Select(Row)];
        if (days.Length > 1)
            rows.Add(Total([.. days.Where(day => day.Statistics is not null)]));
        yield return withRejected
            ? new MailTable(
                Strings.RangeMailDays,
                [.. heads, Strings.ColumnRejected],
                [
                    .. rows.Zip(
                        [.. shown.Select(Rejected), Rejected(days)],
                        (row, rejected) => (string[])[.. row, rejected]
                    ),
                ]
            )
            : new MailTable(Strings.RangeMailDays, heads, rows);
        if (shown.Length < days.Length)
            yield return new MailParagraph(Strings.RangeMailBounded.With(shown.Length, days.Length));
    }

    private static string[] Row(RunSummary day)
    {
        string name = DayNames.Short(day.Run.Window.Day);
        return
        [
            day.IsSettled ? name : Strings.RangeMailDay.With(name, State(day)),
            .. Figures(day.Statistics, Numbers.Count(day.Statistics?.Users)),
        ];
    }

    // Who was there on several days is one student: the days' students do not add up.
    private static string[] Total(RunSummary[] loaded) =>
        [
            Strings.RangeMailTotal,
            .. Figures(
                new(
                    loaded.Sum(day => day.Statistics!.Attempts),
                    Users: 0,
                    loaded.Sum(day => day.Statistics!.Runs),
                    loaded.Sum(day => day.Statistics!.Submits),
                    loaded.Sum(day => day.Statistics!.SuccessfulSubmits)
                ),
                Numbers.Dash
            ),
        ];

    private static string[] Figures(DayStatistics? figures, string users) =>
        [Numbers.Count(figures?.Attempts), users, Numbers.Share(figures?.SuccessRate)];

    private static string Rejected(RunSummary day) => Rejected([day]);

    private static string Rejected(IEnumerable<RunSummary> days)
    {
        long[] known =
        [
            .. days.Select(day => day.Totals).OfType<Attempts.RowTotals>().Select(totals => totals.Rejected),
        ];
        return known.Length == 0 ? Numbers.Dash : Numbers.Count(known.Sum());
    }

    private static string State(RunSummary day) =>
        day.Failure is { DayIsInWork: true }
            ? Strings.RangeMailInWork
            : (day.Totals is null ? DayState.Failed : DayState.Partial).Text();
}

using EduEtl.Days;

namespace EduEtl.Reporting.Page;

/// <summary>The last days as two drawings over one time axis, and as a table for who cannot see them.</summary>
internal static class DaysSection
{
    private const int MostDays = 30;
    private const int FewestSlots = 7;

    public static Html Of(DayReport report)
    {
        DateOnly last = report.Run.Window.Day;
        List<DayFigures> days = [.. report.LastDays(MostDays)];
        if (days.Count < 2)
            return Html.Nothing;
        int slots = Math.Max(FewestSlots, last.DayNumber - days[0].Day.DayNumber + 1);
        var axis = TimeAxis.UpTo(last, slots);
        return Html.Of(
            $"""
            <section aria-labelledby="days">
            <h2 id="days">{Strings.PageDays}</h2>
            <div class="panel">
            {AttemptsChart.Of(axis, [.. days.Select(Period.Of)], Strings.ChartAttemptsText)}
            {StudentsChart.Of(axis, days)}
            {PageNote.Of(Notes(days, slots))}<details>
            <summary>{Strings.PageDaysTable}</summary>
            {Table(days.AsEnumerable().Reverse())}
            </details>
            </div>
            </section>
            """
        );
    }

    private static string Notes(List<DayFigures> days, int slots)
    {
        List<string> notes = [];
        if (days.Exists(day => !day.Settled))
            notes.Add(Strings.PageDaysPale);
        if (days.Count < slots)
            notes.Add(Strings.PageDaysBlank);
        return string.Join(" ", notes);
    }

    private static (Figure Figure, string? Kind)[] Columns =>
        [
            (Figure.Attempts, null),
            (Figure.Runs, PageColumn.Minor),
            (Figure.Submits, PageColumn.Minor),
            (Figure.Users, null),
            (Figure.Rate, null),
        ];

    private static Html Table(IEnumerable<DayFigures> newestFirst) =>
        PageTable.Of(
            [new(Strings.ReportDay), .. Columns.Select(column => new PageColumn(column.Figure.Label, column.Kind))],
            newestFirst.Select(day =>
                Columns
                    .Select(column => PageTable.Text(column.Figure.Text(day.Statistics)))
                    .Prepend(PageTable.Text(day.Settled ? Name(day) : $"{Name(day)}, {Strings.StatusPartial}"))
                    .ToArray()
            )
        );

    private static string Name(DayFigures day) => DayNames.Short(day.Day);
}

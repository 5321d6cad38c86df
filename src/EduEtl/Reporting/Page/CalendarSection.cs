using EduEtl.Days;

namespace EduEtl.Reporting.Page;

/// <summary>Every day as a cell, shaded by its attempts, and the way to its page; the newest month first.</summary>
internal static class CalendarSection
{
    private const int Shades = 4;
    private const int Unfolded = 12;

    private static readonly DayState[] Marked = [DayState.Partial, DayState.Missed, DayState.Failed];

    public static Html Of(DaysOverview all, IReadOnlyDictionary<DateOnly, string> pages)
    {
        var cells = new CalendarCells(all, pages, Shades);
        List<Html> months = [.. cells.Months().Select(month => Month(cells, month)).Reverse()];
        return months.Count == 0
            ? Html.Nothing
            : Html.Of(
                $"""
                <section aria-labelledby="calendar">
                <h2 id="calendar">{Strings.IndexCalendar}</h2>
                {Legend()}
                <div class="months">
                {months.Take(Unfolded)}</div>
                {Earlier(months)}</section>
                """
            );
    }

    private static Html Earlier(List<Html> months) =>
        months.Count <= Unfolded
            ? Html.Nothing
            : Html.Of(
                $"""
                <details>
                <summary>{Strings.IndexEarlier.With(Numbers.Count(months.Count - Unfolded))}</summary>
                <div class="months">
                {months.Skip(Unfolded)}</div>
                </details>

                """
            );

    private static Html Legend() =>
        Html.Of(
            $"""
            <ul class="legend">
            <li>{Strings.IndexFewer} {Enumerable.Range(0, Shades + 1).Select(shade =>
                Html.Of($"<i class=\"shade{shade}\"></i>")
            )}{Strings.IndexMore}</li>
            {Marked.Select(state =>
                Html.Of(
                    $"<li><i class=\"{CalendarCells.ClassOf(state)}\">{CalendarCells.MarkOf(state)}</i>{state.Text()}</li>\n"
                )
            )}</ul>
            """
        );

    private static Html Month(CalendarCells cells, DateOnly first)
    {
        IEnumerable<DateOnly[]> weeks = Enumerable
            .Range(0, ((first.AddMonths(1).DayNumber - 1 - Period.Monday(first).DayNumber) / 7) + 1)
            .Select(week => Enumerable.Range(0, 7).Select(Period.Monday(first).AddDays(7 * week).AddDays).ToArray());
        return Html.Of(
            $"""
            <table class="panel month" id="{first.ToString("yyyy-MM", Languages.Current)}">
            <caption>{DayNames.Month(first)}</caption>
            <thead><tr>{Strings.CalendarWeekdays.Split(' ').Select(name =>
                Html.Of($"<th scope=\"col\">{name}</th>")
            )}</tr></thead>
            <tbody>
            {weeks.Select(week =>
                Html.Of($"<tr>{week.Select(day => day.Month == first.Month ? cells.Of(day) : new("<td></td>"))}</tr>\n")
            )}</tbody>
            </table>

            """
        );
    }
}

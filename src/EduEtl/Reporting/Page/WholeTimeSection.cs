using EduEtl.Days;

namespace EduEtl.Reporting.Page;

/// <summary>Attempts from the first day to the last, in as many columns as can be told apart.</summary>
internal static class WholeTimeSection
{
    private const int MostDays = 62;
    private const int MostWeeks = 110;

    public static Html Of(IReadOnlyList<DayFigures> days)
    {
        if (days.Count < 2)
            return Html.Nothing;
        int length = days[^1].Day.DayNumber - days[0].Day.DayNumber + 1;
        (IEnumerable<Period> periods, string note) =
            length <= MostDays ? (days.Select(Period.Of), Strings.ChartOfDays)
            : length <= 7 * MostWeeks ? (Period.Weeks(days), Strings.ChartOfWeeks)
            : (Period.Months(days), Strings.ChartOfMonths);
        List<Period> columns = [.. periods];
        (DateOnly first, DateOnly last) = (columns[0].First, columns[^1].Last);
        TimeAxis axis = length <= MostDays ? TimeAxis.UpTo(last, Math.Max(7, length)) : TimeAxis.Of(first, last);
        return Html.Of(
            $"""
            <section aria-labelledby="whole">
            <h2 id="whole">{Strings.IndexWhole}</h2>
            <div class="panel">
            {AttemptsChart.Of(axis, columns, Strings.ChartWholeText)}
            {PageNote.Of($"{note} {Strings.ChartPale}")}</div>
            </section>
            """
        );
    }
}

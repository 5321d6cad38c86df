namespace EduEtl.Reporting.Page;

/// <summary>
/// Days from left to right. Positions are percentages, so that a drawing takes whatever width there is and its texts
/// keep their size.
/// </summary>
/// <param name="labels">Below the days that they name.</param>
/// <param name="here">The page's own day, if it has one.</param>
internal sealed class TimeAxis(
    DateOnly first,
    DateOnly last,
    IReadOnlyList<(DateOnly Day, string Text)> labels,
    DateOnly? here = null
)
{
    private const int DaysBetweenLabels = 7;
    private const int MostLabels = 5;
    private const double ColumnShare = 0.7;

    private static readonly int[] MonthsBetweenLabels = [1, 2, 3, 6, 12, 24, 60];

    private readonly double _slot = 100.0 / (last.DayNumber - first.DayNumber + 1);

    /// <summary>Up to the page's own day, which is named, and so is every seventh before it.</summary>
    public static TimeAxis UpTo(DateOnly last, int slots)
    {
        int labels = ((slots - 1) / DaysBetweenLabels) + 1;
        return new(
            last.AddDays(1 - slots),
            last,
            [
                .. Enumerable
                    .Range(0, labels)
                    .Select(i => last.AddDays(-i * DaysBetweenLabels))
                    .Select(day => (day, DayNames.OfMonth(day))),
            ],
            last
        );
    }

    /// <summary>Of months or years: as many of their first days are named as there is room for.</summary>
    public static TimeAxis Of(DateOnly first, DateOnly last)
    {
        List<DateOnly> firsts = [];
        for (DateOnly day = new(first.Year, first.Month, 1); day <= last; day = day.AddMonths(1))
            firsts.Add(day);
        List<DateOnly> named = [];
        foreach (int months in MonthsBetweenLabels)
        {
            named = [.. firsts.Where(day => day >= first && ((day.Year * 12) + day.Month - 1) % months == 0)];
            if (named.Count <= MostLabels)
                break;
        }
        return new(first, last, [.. named.Select(day => (day, DayNames.ShortMonth(day)))]);
    }

    public DateOnly First => first;

    public DateOnly Last => last;

    public double Left(DateOnly day) => (day.DayNumber - first.DayNumber) * _slot;

    public double Width(int days) => days * _slot;

    public double Middle(DateOnly day, int days = 1) => Left(day) + (Width(days) / 2);

    public double ColumnLeft(DateOnly day, int days) => Left(day) + (Width(days) * (1 - ColumnShare) / 2);

    public double ColumnWidth(int days) => Width(days) * ColumnShare;

    /// <summary>Behind everything: a band where the page's own day is.</summary>
    public Html Band(double height) =>
        here is { } day
            ? Html.Of($"""<rect class="band" x="{Left(day)}%" y="0" width="{_slot}%" height="{height}"/>""")
            : Html.Nothing;

    public Html Labels(double y) =>
        Html.Join(
            labels.Select(label =>
                Html.Of(
                    $"""<text class="{(label.Day == here ? "label here" : "label")}" x="{Middle(label.Day)}%" y="{y}">{label.Text}</text>"""
                )
            )
        );
}

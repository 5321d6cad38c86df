namespace EduEtl.Reporting.Page;

/// <summary>
/// Days from left to right. Positions are percentages, so that a drawing takes whatever width there is and its texts
/// keep their size.
/// </summary>
internal sealed class TimeAxis(DateOnly last, int slots)
{
    private const int DaysBetweenLabels = 7;
    private const double ColumnShare = 0.7;

    public double SlotWidth => 100.0 / slots;

    public double ColumnWidth => SlotWidth * ColumnShare;

    public DateOnly First => last.AddDays(1 - slots);

    public DateOnly Last => last;

    public double Left(DateOnly day) => (day.DayNumber - First.DayNumber) * SlotWidth;

    public double Middle(DateOnly day) => Left(day) + (SlotWidth / 2);

    public double ColumnLeft(DateOnly day) => Left(day) + (SlotWidth * (1 - ColumnShare) / 2);

    /// <summary>Behind everything: a band where the page's own day is.</summary>
    public Html Band(double height) =>
        Html.Of($"""<rect class="band" x="{Left(last)}%" y="0" width="{SlotWidth}%" height="{height}"/>""");

    /// <summary>The page's own day, and every seventh before it.</summary>
    public Html Labels(double y) => Html.Join(Labelled().Select(day => Label(day, y)));

    private IEnumerable<DateOnly> Labelled()
    {
        for (DateOnly day = last; day >= First; day = day.AddDays(-DaysBetweenLabels))
            yield return day;
    }

    private Html Label(DateOnly day, double y) =>
        Html.Of(
            $"""<text class="{(day == last ? "label here" : "label")}" x="{Middle(day)}%" y="{y}">{DayNames.OfMonth(day)}</text>"""
        );
}

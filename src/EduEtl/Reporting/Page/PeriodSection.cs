using EduEtl.Days;

namespace EduEtl.Reporting.Page;

/// <summary>Weeks, or months, one below the other, the newest first.</summary>
internal static class PeriodSection
{
    private const int Unfolded = 12;

    public static Html Of(string id, string title, string head, IReadOnlyList<Period> periods)
    {
        if (periods.Count == 0)
            return Html.Nothing;
        Html earlier =
            periods.Count <= Unfolded
                ? Html.Nothing
                : Html.Of(
                    $"""

                    <details>
                    <summary>{Strings.IndexEarlier.With(Numbers.Count(periods.Count - Unfolded))}</summary>
                    {Table(head, periods.SkipLast(Unfolded))}
                    </details>
                    """
                );
        return Html.Of(
            $"""
            <section aria-labelledby="{id}">
            <h2 id="{id}">{title}</h2>
            <div class="panel">
            {Table(head, periods.TakeLast(Unfolded))}{earlier}
            </div>
            </section>
            """
        );
    }

    private static Html Table(string head, IEnumerable<Period> periods) =>
        PageTable.Of(
            [
                new(head),
                new(Strings.IndexDaysSettled, PageColumn.Minor),
                new(Strings.StatAttempts),
                new(Strings.ColumnStudentsADay),
                new(Strings.StatSubmits, PageColumn.Minor),
                new(Strings.StatRate, PageColumn.Rate),
            ],
            periods
                .Reverse()
                .Select(period =>
                    new[]
                    {
                        PageTable.Text(period.Name),
                        PageTable.Count(period.Settled),
                        PageTable.Count(period.Statistics.Attempts),
                        PageTable.Count((long)Math.Round(period.StudentsADay)),
                        PageTable.Count(period.Statistics.Submits),
                        RateBar.Of(period.Statistics.SuccessRate),
                    }
                )
        );
}

using EduEtl.Days;

namespace EduEtl.Reporting.Page;

/// <summary>All days on one page: a calendar of their pages, and weeks and months summed up.</summary>
internal static class IndexDocument
{
    /// <param name="pages">The file of each day that has one.</param>
    public static Html Of(DaysOverview all, IReadOnlyDictionary<DateOnly, string> pages, DateTimeOffset preparedAt)
    {
        // What is summed up beside a number of settled days is theirs alone.
        List<DayFigures> settled = [.. all.Loaded.Where(day => day.Settled)];
        return PageShell.Of(
            Strings.IndexTitle,
            Html.Of(
                $"""
                {Header(all)}
                <main>
                {(settled.Count == 0 ? Html.Nothing : Cards(settled))}
                {WholeTimeSection.Of(all.Loaded)}
                {CalendarSection.Of(all, pages)}
                {PeriodSection.Of("months", Strings.IndexMonths, Strings.ColumnMonth, [.. Period.Months(settled)])}
                {PeriodSection.Of("weeks", Strings.IndexWeeks, Strings.ColumnWeek, [.. Period.Weeks(settled)])}
                </main>
                <footer>
                <p>{Strings.PagePrepared.With(DateText.Write(preparedAt), Origin.ProgramVersion)}</p>
                <p>{Strings.IndexTable.With(Printable.Excerpt(all.Table, 100))}</p>
                </footer>
                """
            )
        );
    }

    private static Html Header(DaysOverview all)
    {
        IReadOnlyList<DateOnly> open = all.Calendar.Missed();
        return Html.Of(
            $"""
            <header>
            <p class="over">{Strings.IndexOver}</p>
            <h1>{Strings.IndexTitle}</h1>
            <p><strong class="{(open.Count == 0 ? "state settled" : "state open")}">{(
                open.Count == 0 ? Strings.IndexNothingOpen : Strings.IndexOpen.With(Numbers.Count(open.Count))
            )}</strong> <span class="soft">{Strings.ReportSubheading}</span></p>
            {Open(all.Calendar, open)}</header>
            """
        );
    }

    private static Html Open(DayCalendar calendar, IReadOnlyList<DateOnly> open)
    {
        Html days =
            open.Count == 0
                ? Html.Nothing
                : Html.Of(
                    $"<p>{DayRange.Text(open)}</p>\n<p class=\"note\">{Strings.IndexSettleThem} <code>{MissedWords.Command(calendar)}</code></p>\n"
                );
        return Html.Of($"{days}{PageNote.Of(MissedWords.Older(calendar) ?? "")}");
    }

    private static Html Cards(List<DayFigures> settled)
    {
        var whole = new Period(settled[0].Day, settled[^1].Day, "", settled);
        DayStatistics sum = whole.Statistics;
        return Html.Of(
            $"""
            <section aria-label="{Strings.IndexTitle}">
            <div class="cards">
            {Card(
                Strings.IndexDaysSettled,
                Numbers.Count(whole.Settled),
                DayNames.Span(whole.First, whole.Last)
            )}{Card(
                Strings.StatAttempts,
                Numbers.Count(sum.Attempts),
                Strings.IndexAverageDay.With(Numbers.Count((long)Math.Round((double)sum.Attempts / settled.Count)))
            )}{Card(
                Strings.StatRate,
                Numbers.Share(sum.SuccessRate),
                Strings.IndexOfSubmits.With(Numbers.Count(sum.Submits))
            )}</div>
            </section>
            """
        );
    }

    private static Html Card(string label, string value, string note) =>
        PageCard.Of(label, value, Html.Of($"<p class=\"change soft\">{note}</p>\n"));
}

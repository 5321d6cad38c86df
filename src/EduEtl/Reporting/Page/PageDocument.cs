using EduEtl.Attempts;
using EduEtl.Days;

namespace EduEtl.Reporting.Page;

/// <summary>The day's report.</summary>
internal static class PageDocument
{
    /// <param name="pages">The days that have a page, this one or not.</param>
    public static Html Of(DayReport report, IReadOnlyCollection<DateOnly> pages, DateTimeOffset preparedAt) =>
        PageShell.Of(
            Strings.PageTitle.With(report.Run.Window, report.Run.Window.TestMark()),
            Html.Of(
                $"""
                {PageNav.Of(report.Run.Window.Day, pages)}
                {PageHeader.Of(report)}
                <main>
                {FigureCards.Of(report)}
                {DaysSection.Of(report)}
                {CourseSection.Of(report)}
                {TaskSection.Of(report)}
                {TotalsSection.Of(report)}
                </main>
                {PageFooter.Of(report, preparedAt)}
                """
            )
        );
}

/// <summary>Which day it is, and whether its figures are final.</summary>
internal static class PageHeader
{
    public static Html Of(DayReport report)
    {
        DayWindow window = report.Run.Window;
        return Html.Of(
            $"""
            <header>
            <p class="over">{Strings.ReportHeading}</p>
            <h1>{DayNames.Full(window.Day)}</h1>
            <p><strong class="{(report.Settled ? "state settled" : "state open")}">{State(
                report
            )}</strong> <span class="soft">{window.ToString()} · {Strings.ReportSubheading}</span></p>
            {Explanation(report)}</header>
            """
        );
    }

    private static string State(DayReport report) =>
        report.Run.Window.TestMode ? Strings.TestModeMark
        : report.Totals is null ? Strings.PageForeign
        : report.Settled ? Strings.StatusSettled
        : Strings.StatusPartial;

    private static Html Explanation(DayReport report) =>
        report.Run.Window.TestMode ? Paragraph(Strings.TestExplained)
        : report.Settled || report.Totals is null ? Html.Nothing
        : Paragraph(Strings.PartialExplained);

    private static Html Paragraph(string text) => Html.Of($"<p>{text}</p>\n");
}

/// <summary>When the page was prepared, and from which run.</summary>
internal static class PageFooter
{
    public static Html Of(DayReport report, DateTimeOffset preparedAt)
    {
        RunInfo run = report.Run;
        return Html.Of(
            $"""
            <footer>
            <p>{Strings.PagePrepared.With(DateText.Write(preparedAt), run.Version)}</p>
            <p>{Strings.PageRun.With(run.Id, DateText.Write(run.StartedAt), Name(run.Host), Name(run.User))}</p>
            </footer>
            """
        );
    }

    private static string Name(string text) => Printable.Excerpt(text, 100);
}

using EduEtl.Attempts;
using EduEtl.Days;
using EduEtl.Resources;
using EduEtl.Shared;

namespace EduEtl.Reporting.Page;

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

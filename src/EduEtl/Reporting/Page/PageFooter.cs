using System.Globalization;
using EduEtl.Days;
using EduEtl.Resources;
using EduEtl.Shared;

namespace EduEtl.Reporting.Page;

/// <summary>When the page was prepared, and from which run.</summary>
internal static class PageFooter
{
    public static Html Of(DayReport report, DateTimeOffset preparedAt)
    {
        RunInfo run = report.Run;
        return Html.Of(
            $"""
            <footer>
            <p>{Strings.PagePrepared.With(Time(preparedAt), run.Version)}</p>
            <p>{Strings.PageRun.With(run.Id, Time(run.StartedAt), Name(run.Host), Name(run.User))}</p>
            </footer>
            """
        );
    }

    private static string Name(string text) => Printable.Excerpt(text, 100);

    private static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}

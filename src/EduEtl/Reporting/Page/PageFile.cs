using EduEtl.Attempts;
using EduEtl.Days;
using EduEtl.Settings;
using Serilog;

namespace EduEtl.Reporting.Page;

/// <summary>The report pages in <c>Reports:Folder</c>: one a day, each linked with its neighbours, and an index of them.</summary>
internal sealed class PageFile(ReportSettings settings, TimeProvider time, ILogger log)
{
    private readonly PageFolder _folder = new(settings.Folder);

    /// <summary>The page's path, if it was written at that time or later.</summary>
    public string? WrittenSince(DayWindow window, DateTimeOffset start)
    {
        string path = _folder.PathOf(PageFolder.NameOf(window));
        return File.Exists(path) && File.GetLastWriteTimeUtc(path) >= start.UtcDateTime ? path : null;
    }

    /// <summary>Writes the page and returns its path.</summary>
    /// <exception cref="ExpectedException">With <see cref="ExitCode.ReportFailed"/>: the page is as it was.</exception>
    public string Write(DayReport report)
    {
        DayWindow window = report.Run.Window;
        string name = PageFolder.NameOf(window);
        try
        {
            using FileStream? turn = _folder.TakeTurn();
            IReadOnlyCollection<DateOnly> pages = _folder.Days();
            string path = _folder.Write(name, PageDocument.Of(report, pages, time.GetUtcNow()).Markup);
            if (!window.TestMode)
                LinkNeighbours(window.Day, [.. pages, window.Day]);
            log.InformationText(Strings.PageWritten.With(path));
            return path;
        }
        catch (Exception e) when (PageFolder.IsOfFiles(e))
        {
            throw NotWritten(name, window.Day, e);
        }
    }

    /// <summary>Writes the index of the pages.</summary>
    /// <exception cref="ExpectedException">With <see cref="ExitCode.ReportFailed"/>: it is as it was.</exception>
    public void WriteIndex(DaysOverview all)
    {
        try
        {
            string page = IndexDocument.Of(all, _folder.Pages(), time.GetUtcNow()).Markup;
            log.InformationText(Strings.PageWritten.With(_folder.Write(PageFolder.Index, page)));
        }
        catch (Exception e) when (PageFolder.IsOfFiles(e))
        {
            throw NotWritten(PageFolder.Index, all.Loaded is [.., { Day: var last }] ? last : all.Calendar.Today, e);
        }
    }

    // They were written before this day had a page, or when others lay between.
    private void LinkNeighbours(DateOnly day, IReadOnlyCollection<DateOnly> pages)
    {
        (DateOnly? before, DateOnly? after) = PageNav.Neighbours(day, pages);
        foreach (DateOnly neighbour in new[] { before, after }.OfType<DateOnly>())
        {
            string name = PageFolder.NameOf(neighbour);
            string path = _folder.PathOf(name);
            try
            {
                string page = File.ReadAllText(path);
                string linked = PageNav.Replace(page, PageNav.Of(neighbour, pages));
                if (linked != page)
                    _folder.Write(name, linked, writtenAt: File.GetLastWriteTimeUtc(path));
            }
            catch (Exception e) when (PageFolder.IsOfFiles(e))
            {
                log.WarningText(Strings.PageNotLinked.With(path, Printable.OneLine(e.Message)));
            }
        }
    }

    private ExpectedException NotWritten(string name, DateOnly day, Exception e) =>
        new(
            ExitCode.ReportFailed,
            Strings.PageNotWritten.With(_folder.PathOf(name), Printable.OneLine(e.Message)),
            Strings.PageNotWrittenRemedy.With(DateText.Write(day)),
            e
        );
}

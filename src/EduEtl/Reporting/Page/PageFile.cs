using EduEtl.Attempts;
using EduEtl.Days;
using EduEtl.Settings;
using Serilog;

namespace EduEtl.Reporting.Page;

/// <summary>The day's page in <c>Reports:Folder</c>: the old one or the new one, never a part of it.</summary>
internal sealed class PageFile(ReportSettings settings, TimeProvider time, ILogger log)
{
    /// <summary>Where the page of a window is. A test's first hour never takes the place of a settled day.</summary>
    public string PathOf(DayWindow window) =>
        Path.Combine(settings.Folder, $"{window}{(window.TestMode ? "-test" : "")}.html");

    /// <summary>The page's path, if it was written at that time or later.</summary>
    public string? WrittenSince(DayWindow window, DateTimeOffset start)
    {
        string path = PathOf(window);
        return File.Exists(path) && File.GetLastWriteTimeUtc(path) >= start.UtcDateTime ? path : null;
    }

    /// <summary>Writes the page and returns its path.</summary>
    /// <exception cref="ExpectedException">With <see cref="ExitCode.ReportFailed"/>: the page is as it was.</exception>
    public string Write(DayReport report)
    {
        string path = PathOf(report.Run.Window);
        string fresh = $"{path}.{UniqueId.ForFile()}.tmp";
        try
        {
            Directory.CreateDirectory(settings.Folder);
            File.WriteAllText(fresh, PageDocument.Of(report, time.GetUtcNow()).Markup);
            File.Move(fresh, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            Remove(fresh);
            throw new ExpectedException(
                ExitCode.ReportFailed,
                Strings.PageNotWritten.With(path, Printable.OneLine(e.Message)),
                Strings.PageNotWrittenRemedy.With(report.Run.Window),
                e
            );
        }
        log.InformationText(Strings.PageWritten.With(path));
        return path;
    }

    private static void Remove(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What is left behind has a name that nothing looks for.
        }
    }
}

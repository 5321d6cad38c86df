using System.Diagnostics;
using EduEtl.Attempts;
using EduEtl.Days;

namespace EduEtl.Reporting.Page;

/// <summary>The pages as files of <c>Reports:Folder</c>. Each is the old one or the new one, never a part of it.</summary>
internal sealed class PageFolder(string path)
{
    public const string Index = "index.html";

    private const string Ending = ".html";
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    public static string NameOf(DateOnly day) => DateText.Write(day) + Ending;

    /// <summary>A test's first hour never takes the place of a day.</summary>
    public static string NameOf(DayWindow window) => $"{window}{(window.TestMode ? "-test" : "")}{Ending}";

    public string PathOf(string name) => Path.Combine(path, name);

    /// <summary>The days that have a page.</summary>
    public IReadOnlyCollection<DateOnly> Days() =>
        [.. Pages().Where(page => page.Value == NameOf(page.Key)).Select(page => page.Key)];

    /// <summary>The page of each day; of a day that has no other, that of a test's first hour.</summary>
    public IReadOnlyDictionary<DateOnly, string> Pages()
    {
        var pages = new Dictionary<DateOnly, string>();
        foreach (string file in Directory.EnumerateFiles(path, $"????-??-??*{Ending}"))
        {
            string name = Path.GetFileName(file);
            if (!DateOnly.TryParseExact(name[..10], "yyyy-MM-dd", out DateOnly day))
                continue;
            if (name == NameOf(day))
                pages[day] = name;
            else if (name == NameOf(new DayWindow(day, TestMode: true)))
                pages.TryAdd(day, name);
        }
        return pages;
    }

    /// <summary>
    /// The turn at the pages, until it is disposed: a page that is given another link is read and written again, and a run beside
    /// this one could write it in between. Nobody waits for long, nor where no file can be made; then null.
    /// </summary>
    public FileStream? TakeTurn()
    {
        Directory.CreateDirectory(path);
        string file = PathOf(".turn");
        var patience = Stopwatch.StartNew();
        while (patience.Elapsed < LongestWait)
        {
            try
            {
                // Made, not opened: one that somebody is about to delete is nobody's turn.
                return new(
                    file,
                    FileMode.CreateNew,
                    FileAccess.Write,
                    FileShare.None,
                    bufferSize: 0,
                    FileOptions.DeleteOnClose
                );
            }
            catch (IOException e) when (IsThere(e))
            {
                Thread.Sleep(10);
            }
            catch (Exception e) when (IsOfFiles(e))
            {
                return null;
            }
        }
        // Whoever has it for so long was killed; the next one is not to wait for that.
        Remove(file);
        return null;
    }

    /// <param name="name">Of the file that this is to be.</param>
    /// <param name="text">The whole of it.</param>
    /// <param name="writtenAt">Where it counts as written earlier.</param>
    public string Write(string name, string text, DateTime? writtenAt = null)
    {
        string file = PathOf(name);
        string fresh = $"{file}.{UniqueId.Text()}.tmp";
        try
        {
            File.WriteAllText(fresh, text);
            if (writtenAt is { } time)
                File.SetLastWriteTimeUtc(fresh, time);
            File.Move(fresh, file, overwrite: true);
            return file;
        }
        catch (Exception e) when (IsOfFiles(e))
        {
            Remove(fresh);
            throw;
        }
    }

    public static bool IsOfFiles(Exception e) =>
        e is IOException or UnauthorizedAccessException or NotSupportedException;

    /// <summary>EEXIST, or Windows' ERROR_FILE_EXISTS.</summary>
    private static bool IsThere(IOException e) => e.HResult is 17 or unchecked((int)0x8007_0050);

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

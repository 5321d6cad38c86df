using System.Globalization;

namespace EduEtl.Logging;

/// <summary>Deletes the oldest logs of a folder; a file that stays never stops a run.</summary>
internal static class LogPruning
{
    /// <param name="delete">Deletes the file of a full path.</param>
    /// <returns>Each file that was to go, with the reason where it stayed.</returns>
    public static IReadOnlyList<(string File, string? Failure)> Prune(
        string folder,
        string current,
        int keep,
        Action<string> delete
    )
    {
        try
        {
            var names = new DirectoryInfo(folder).EnumerateFiles().Select(file => file.Name).ToList();
            return
            [
                .. LogFileNames
                    .TooMany(names, current, keep)
                    .Select(name => Delete(Path.Combine(folder, name), delete)),
            ];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [(folder, e.Message)];
        }
    }

    private static (string File, string? Failure) Delete(string path, Action<string> delete)
    {
        try
        {
            delete(path);
            return (path, null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (path, e.Message);
        }
    }
}

/// <summary>What log files are called, and which of them are too many. No I/O here.</summary>
internal static class LogFileNames
{
    private const string Pattern = "yyyy-MM-dd_HH-mm'.log'";

    public static string Of(DateTimeOffset localTime) => localTime.ToString(Pattern, CultureInfo.InvariantCulture);

    /// <summary>Exactly the pattern, with a date and a time that exist.</summary>
    public static bool IsLog(string name) =>
        DateTime.TryParseExact(name, Pattern, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    /// <summary>The oldest logs, so that <paramref name="keep"/> remain, <paramref name="current"/> counted and kept.</summary>
    public static IEnumerable<string> TooMany(IEnumerable<string> names, string current, int keep) =>
        names.Where(name => name != current && IsLog(name)).OrderDescending(StringComparer.Ordinal).Skip(keep - 1);
}

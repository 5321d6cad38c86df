using System.Globalization;

namespace EduEtl.Logging;

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

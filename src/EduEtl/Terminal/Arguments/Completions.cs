using System.Globalization;

namespace EduEtl.Terminal.Arguments;

/// <summary>
/// What a shell offers after Tab. The library offers whatever contains the word typed so far; a shell shows, and fills
/// in, what begins with it.
/// </summary>
internal static class Completions
{
    private const string Directive = "[suggest";

    /// <param name="args">The program's, as a completion script gives them: the directive, then the line.</param>
    public static bool AreAskedFor(IReadOnlyList<string> args) =>
        args.Count > 0 && args[0].StartsWith(Directive, StringComparison.Ordinal);

    /// <param name="offered">A line each.</param>
    /// <param name="args">Where the cursor is, and in which line.</param>
    public static string Fitting(string offered, IReadOnlyList<string> args)
    {
        string word = Word(args);
        return string.Join('\n', offered.ReplaceLineEndings("\n").Split('\n').Where(Fits));

        bool Fits(string name) => name.Length > 0 && name.StartsWith(word, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>From the last blank to the cursor.</summary>
    private static string Word(IReadOnlyList<string> args)
    {
        string line = args.ElementAtOrDefault(1) ?? "";
        string place = args[0].TrimEnd(']')[Directive.Length..].TrimStart(':');
        bool isPlace = int.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out int end);
        string before = isPlace && end < line.Length ? line[..end] : line;
        return before[(before.LastIndexOf(' ') + 1)..];
    }
}

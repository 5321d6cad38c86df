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

    /// <summary>The same as the library reads it, which stumbles over a value that is begun behind an equals sign.</summary>
    public static IReadOnlyList<string> Readable(IReadOnlyList<string> args)
    {
        if (!AreAskedFor(args) || args.Count < 2)
            return args;
        string before = BeforeCursor(args);
        int sign = before.Length - Value(Word(before)).Length - 1;
        return sign < 0 || before[sign] != '='
            ? args
            : [args[0], $"{before[..sign]} {args[1][(sign + 1)..]}", .. args.Skip(2)];
    }

    /// <param name="offered">A line each.</param>
    /// <param name="args">Where the cursor is, and in which line.</param>
    public static string Fitting(string offered, IReadOnlyList<string> args)
    {
        string word = Word(BeforeCursor(args));
        string value = Value(word);
        return string.Join(
            '\n',
            offered.ReplaceLineEndings("\n").Split('\n').Where(Fits).Select(name => word[..^value.Length] + name)
        );

        bool Fits(string name) => name.Length > 0 && name.StartsWith(value, StringComparison.OrdinalIgnoreCase);
    }

    private static string BeforeCursor(IReadOnlyList<string> args)
    {
        string line = args.ElementAtOrDefault(1) ?? "";
        string place = args[0].TrimEnd(']')[Directive.Length..].TrimStart(':');
        bool isPlace = int.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out int end);
        return isPlace && end < line.Length ? line[..end] : line;
    }

    /// <summary>From the last blank on.</summary>
    private static string Word(string before) => before[(before.LastIndexOf(' ') + 1)..];

    /// <summary>What is completed of it: of <c>--language=r</c> what is behind the sign.</summary>
    private static string Value(string word) =>
        word.StartsWith("--", StringComparison.Ordinal)
            ? word[(word.IndexOf('=', StringComparison.Ordinal) + 1)..]
            : word;
}

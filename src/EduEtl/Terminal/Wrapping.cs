using System.Text.RegularExpressions;

namespace EduEtl.Terminal;

/// <summary>
/// Breaks a text into lines that fit. Spectre can do that too, but above a live line it draws the second line of a text
/// over what stands there, and it cuts what people copy.
/// </summary>
internal static partial class Wrapping
{
    private const string Indent = "  ";

    private const string Command =
        @"eduetl(?!@)(?: (?:init|doctor|status|report|notify|problems|replay)\b)?(?: --[a-z-]+(?:[ =](?!-)[^\s]+)?)*";
    private const string Piece = @"--kind [^\s]+|createdb .*";
    private const string Address = @"[^\s]*://[^\s]+|[^\s]*[/\\][^\s]+[/\\.][^\s]+|[^\s]+@[^\s]+\.[^\s]+";

    /// <param name="text">Its own line ends stay; what follows in a line that is too long is indented.</param>
    /// <param name="width">
    /// Columns. A word that is longer is broken; an address, a path or a command is not: it stands alone in a line, however
    /// long.
    /// </param>
    public static IEnumerable<string> Lines(string text, int width) =>
        text.Split('\n').SelectMany(line => Break(line, Math.Max(width, 2 * Indent.Length)));

    private static IEnumerable<string> Break(string line, int width)
    {
        if (line.Length <= width)
            return [line];
        List<string> lines = [""];
        foreach (Match part in Parts().Matches(line))
        {
            if (lines[^1].Length + part.Length > width && !string.IsNullOrWhiteSpace(lines[^1]))
                lines.Add(Indent);
            lines[^1] += lines[^1] == Indent ? part.Value.TrimStart() : part.Value;
            while (lines[^1].Length > width && !part.Groups["copied"].Success)
                Cut(lines, width);
        }
        return lines.Select(whole => whole.TrimEnd());
    }

    private static void Cut(List<string> lines, int width)
    {
        string line = lines[^1];
        int end = char.IsHighSurrogate(line[width - 1]) ? width - 1 : width;
        lines[^1] = line[..end];
        lines.Add(Indent + line[end..]);
    }

    /// <summary>What is not broken, with the blanks before it; what people copy is told apart from words.</summary>
    [GeneratedRegex($@"\s*(?:(?<copied>{Command}|{Piece}|{Address})|[^\s]+)")]
    private static partial Regex Parts();
}

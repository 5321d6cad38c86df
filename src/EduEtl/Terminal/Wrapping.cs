namespace EduEtl.Terminal;

/// <summary>
/// Breaks a text into lines that fit. Spectre can do that too, but above a live line it draws the second line of a text
/// over what stands there.
/// </summary>
internal static class Wrapping
{
    private const string Indent = "  ";

    /// <param name="text">Its own line ends stay; what follows in a line that is too long is indented.</param>
    /// <param name="width">Columns; a word that is longer is broken.</param>
    public static IEnumerable<string> Lines(string text, int width) =>
        text.Split('\n').SelectMany(line => Break(line, Math.Max(width, 2 * Indent.Length)));

    private static IEnumerable<string> Break(string line, int width)
    {
        string rest = line;
        while (rest.Length > width)
        {
            int blank = rest.LastIndexOf(' ', width);
            // Blanks at the beginning are an indent, and no place to break.
            int end = rest[..Math.Max(blank, 0)].AsSpan().Trim().Length > 0 ? blank : width;
            if (char.IsHighSurrogate(rest[end - 1]))
                end--;
            yield return rest[..end].TrimEnd();
            rest = Indent + rest[end..].TrimStart();
        }
        yield return rest;
    }
}

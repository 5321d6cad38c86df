using System.Globalization;
using System.Text;

namespace EduEtl.Resources;

/// <summary>Text from outside, made safe to show: a server must not be able to draw on the operator's terminal.</summary>
internal static class Printable
{
    private const int Said = 300;

    /// <summary>Every control, format and line-breaking character becomes a space, runs of spaces one.</summary>
    public static string OneLine(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            bool blank = rune.Value == ' ' || IsInvisible(Rune.GetUnicodeCategory(rune));
            if (!blank)
                line.Append(rune.ToString());
            else if (line.Length > 0 && line[^1] != ' ')
                line.Append(' ');
        }
        return line.ToString().TrimEnd();
    }

    /// <summary>Text of several lines, laid out as it is, without anything else that could move the cursor.</summary>
    public static string Lines(string text) =>
        string.Concat(
            text.EnumerateRunes()
                .Select(rune =>
                    rune.Value != '\n' && IsInvisible(Rune.GetUnicodeCategory(rune)) ? " " : rune.ToString()
                )
        );

    /// <summary>One line of at most so many characters.</summary>
    public static string Excerpt(string text, int length = Said)
    {
        string line = OneLine(text);
        if (line.Length <= length)
            return line;
        int end = char.IsHighSurrogate(line[length - 2]) ? length - 2 : length - 1;
        return line[..end] + "…";
    }

    // Format characters include the ones that turn the direction of writing.
    private static bool IsInvisible(UnicodeCategory category) =>
        category
            is UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.Surrogate
                or UnicodeCategory.PrivateUse;
}

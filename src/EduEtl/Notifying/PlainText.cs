using System.Globalization;
using System.Text;

namespace EduEtl.Notifying;

/// <summary>Text from outside, made safe for a header and for a line of a mail.</summary>
internal static class PlainText
{
    /// <summary>
    /// One line without control characters, line separators and invisible marks that turn the direction of text;
    /// runs of white space become one space.
    /// </summary>
    public static string OneLine(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            switch (Rune.GetUnicodeCategory(rune))
            {
                case UnicodeCategory.Format:
                    break;
                case UnicodeCategory.Control:
                case UnicodeCategory.LineSeparator:
                case UnicodeCategory.ParagraphSeparator:
                    line.Append(' ');
                    break;
                default:
                    line.Append(rune);
                    break;
            }
        }
        return string.Join(' ', line.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }
}

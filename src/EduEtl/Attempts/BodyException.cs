using System.Globalization;
using System.Net;
using System.Text;
using EduEtl.Settings;

namespace EduEtl.Attempts;

/// <summary>What is wrong with an answer as a whole.</summary>
internal enum BodyFault
{
    /// <summary>Nothing but white space.</summary>
    Empty,

    /// <summary>JSON, but not an array.</summary>
    NotAnArray,

    /// <summary>An object that tells of <c>errors</c>, which the platform sends with status 200.</summary>
    ApiErrors,

    /// <summary>A web page (or other markup), as proxies and log-in walls send.</summary>
    Html,

    /// <summary>Text that breaks the rules of JSON; also one that starts with a byte order mark.</summary>
    NotJson,

    /// <summary>The array is not closed.</summary>
    EndsEarly,

    /// <summary>Something follows the array.</summary>
    TrailingData,

    /// <summary>Bytes that are not UTF-8.</summary>
    NotUtf8,

    /// <summary>An element is longer than <see cref="AttemptReader.MaxRowBytes"/>.</summary>
    RowTooLarge,
}

/// <summary>
/// The answer is not what it has to be, and the whole try fails. <see cref="Exception.Message"/> is for the log of a
/// programmer and quotes nothing of the answer; the operator is told by fault, offset and excerpt.
/// </summary>
internal sealed class BodyException(BodyFault fault, long offset, string found)
    : Exception(string.Create(CultureInfo.InvariantCulture, $"{fault} at byte {offset}"))
{
    /// <summary>Bytes worth handing to the constructor: enough to hide a secret before the text is cut.</summary>
    internal const int ContextBytes = 1024;

    private const int ExcerptLength = 80;

    public BodyFault Fault => fault;

    /// <summary>Where in the body, counted from 0.</summary>
    public long Offset => offset;

    /// <summary>
    /// What came instead, from <see cref="Offset"/> on: at most 80 characters on one line, without control characters.
    /// An answer can echo the request, whose query holds the key: the key is hidden as it is and as JSON, HTML and
    /// addresses write it.
    /// </summary>
    public string Excerpt(Secret hidden)
    {
        string key = hidden.Reveal();
        StringBuilder text = new(found);
        if (key.Length > 0)
        {
            text.Replace(key, hidden.ToString())
                .Replace(Uri.EscapeDataString(key), hidden.ToString())
                .Replace(WebUtility.UrlEncode(key), hidden.ToString())
                .Replace(WebUtility.HtmlEncode(key), hidden.ToString())
                .Replace(System.Text.Json.JsonEncodedText.Encode(key).ToString(), hidden.ToString())
                .Replace(key.Replace("\"", "\\\"", StringComparison.Ordinal), hidden.ToString());
        }
        return Printable(text.ToString());
    }

    private static string Printable(string text)
    {
        StringBuilder line = new(ExcerptLength);
        foreach (Rune rune in text.EnumerateRunes())
        {
            bool shown =
                Rune.GetUnicodeCategory(rune)
                is not (
                    UnicodeCategory.Control
                    or UnicodeCategory.Format
                    or UnicodeCategory.LineSeparator
                    or UnicodeCategory.ParagraphSeparator
                    or UnicodeCategory.OtherNotAssigned
                    or UnicodeCategory.PrivateUse
                );
            Rune next = shown ? rune : new Rune(' ');
            if (next.Value == ' ' && line.Length > 0 && line[^1] == ' ')
            {
                continue;
            }
            if (line.Length + next.Utf16SequenceLength > ExcerptLength - 1)
            {
                return line.Append('…').ToString();
            }
            line.Append(next);
        }
        return line.ToString();
    }
}

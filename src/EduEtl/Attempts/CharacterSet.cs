using System.Buffers;
using System.Globalization;
using System.Text;

namespace EduEtl.Attempts;

/// <summary>The characters that a place which is not in UTF-8 can hold: ASCII and these.</summary>
internal sealed class CharacterSet(string beyondAscii)
{
    private readonly HashSet<Rune> _held = [.. beyondAscii.EnumerateRunes()];

    public bool Holds(ReadOnlySpan<byte> utf8)
    {
        while (!Ascii.IsValid(utf8))
        {
            if (Rune.DecodeFromUtf8(utf8, out Rune rune, out int length) != OperationStatus.Done || !Holds(rune))
                return false;
            utf8 = utf8[length..];
        }
        return true;
    }

    /// <summary>For people: a question mark where a character has no place.</summary>
    public string Fit(string text) =>
        Ascii.IsValid(text)
            ? text
            : string.Concat(text.EnumerateRunes().Select(rune => Holds(rune) ? rune.ToString() : "?"));

    /// <summary>The same JSON, with escapes for the characters that have no place: beyond ASCII they stand in texts alone.</summary>
    public string FitJson(ReadOnlySpan<byte> utf8) =>
        string.Concat(
            Encoding.UTF8.GetString(utf8).EnumerateRunes().Select(rune => Holds(rune) ? rune.ToString() : Escape(rune))
        );

    private bool Holds(Rune rune) => rune.IsAscii || _held.Contains(rune);

    private static string Escape(Rune rune) =>
        string.Concat(rune.ToString().Select(unit => "\\u" + ((int)unit).ToString("x4", CultureInfo.InvariantCulture)));
}

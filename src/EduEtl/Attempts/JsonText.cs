using System.Buffers.Text;
using EduEtl.Attempts.Python;

namespace EduEtl.Attempts;

/// <summary>Escapes of JSON texts (RFC 8259, section 7), of which the JSON reader has checked the form.</summary>
internal static class JsonText
{
    /// <summary>
    /// Writes the text in WTF-8: a lone surrogate becomes three bytes of its own, which is no UTF-8, so that who checks
    /// for UTF-8 afterwards finds it.
    /// </summary>
    /// <param name="output">At least as long as <paramref name="escaped"/>.</param>
    /// <returns>Bytes written.</returns>
    public static int Unescape(ReadOnlySpan<byte> escaped, Span<byte> output)
    {
        int written = 0;
        while (true)
        {
            int plain = escaped.IndexOf((byte)'\\');
            if (plain < 0)
            {
                escaped.CopyTo(output[written..]);
                return written + escaped.Length;
            }
            escaped[..plain].CopyTo(output[written..]);
            written += plain;
            escaped = escaped[plain..];
            if (escaped[1] == 'u')
            {
                int codePoint = CodePoint(escaped, out int length);
                written += Wtf8.Encode(codePoint, output[written..]);
                escaped = escaped[length..];
            }
            else
            {
                output[written++] = Simple(escaped[1]);
                escaped = escaped[2..];
            }
        }
    }

    private static byte Simple(byte letter) =>
        letter switch
        {
            (byte)'b' => (byte)'\b',
            (byte)'f' => (byte)'\f',
            (byte)'n' => (byte)'\n',
            (byte)'r' => (byte)'\r',
            (byte)'t' => (byte)'\t',
            _ => letter,
        };

    private static int CodePoint(ReadOnlySpan<byte> escape, out int length)
    {
        int unit = Unit(escape);
        length = 6;
        if (!char.IsHighSurrogate((char)unit) || escape.Length < 12 || escape[6] != '\\' || escape[7] != 'u')
            return unit;
        int low = Unit(escape[6..]);
        if (!char.IsLowSurrogate((char)low))
            return unit;
        length = 12;
        return char.ConvertToUtf32((char)unit, (char)low);
    }

    private static int Unit(ReadOnlySpan<byte> escape)
    {
        _ = Utf8Parser.TryParse(escape.Slice(2, 4), out ushort unit, out _, 'X');
        return unit;
    }
}

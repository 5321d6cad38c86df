using System.Buffers;
using System.Text;

namespace EduEtl.Attempts.Python;

/// <summary>Text and bytes literals (https://docs.python.org/3/reference/lexical_analysis.html#string-and-bytes-literals).</summary>
internal static class PythonString
{
    private static readonly SearchValues<byte> SingleStops = SearchValues.Create("'\\\r\n"u8);
    private static readonly SearchValues<byte> DoubleStops = SearchValues.Create("\"\\\r\n"u8);

    /// <summary>Whether a literal starts here, by its quote or by its prefix and quote.</summary>
    public static bool StartsAt(in PythonSource source) => TryReadPrefix(source, out _, out _, out _);

    /// <summary>Reads a literal and those that follow it at once, which Python joins.</summary>
    public static bool TryRead(ref PythonSource source, bool inBrackets, out bool isBytes, out PythonText text)
    {
        text = default;
        _ = TryReadPrefix(source, out _, out isBytes, out _);
        int written = source.Written;
        int pieces = 0;
        while (TryReadPrefix(source, out int prefix, out bool bytes, out bool raw))
        {
            source.Position += prefix;
            if (bytes != isBytes || !TryReadBody(ref source, out int start, out int end, out bool plain, raw))
                return false;
            ReadOnlySpan<byte> body = source.Text[start..end];
            if (bytes)
            {
                if (!Ascii.IsValid(body) || (!raw && !PythonEscape.AreValidInBytes(body)))
                    return false;
            }
            else if (pieces == 0 && plain && !FollowsAnother(source, inBrackets))
            {
                text = new PythonText(PythonTextPlace.Source, start, end - start);
                return true;
            }
            else if (!PythonEscape.TryDecode(body, raw, ref source))
            {
                return false;
            }
            pieces++;
            source.SkipSpace(inBrackets);
        }
        text = new PythonText(PythonTextPlace.Output, written, source.Written - written);
        return true;
    }

    private static bool FollowsAnother(PythonSource copy, bool inBrackets)
    {
        copy.SkipSpace(inBrackets);
        return StartsAt(copy);
    }

    private static bool TryReadPrefix(in PythonSource source, out int length, out bool isBytes, out bool isRaw)
    {
        int first = Letter(source.Peek());
        int second = first == 0 ? 0 : Letter(source.Peek(1));
        length = (first == 0 ? 0 : 1) + (second == 0 ? 0 : 1);
        isBytes = first == 'b' || second == 'b';
        isRaw = first == 'r' || second == 'r';
        bool known = second == 0 || (first, second) is ('r', 'b') or ('b', 'r');
        return known && (source.Peek(length) is (byte)'\'' or (byte)'"');
    }

    private static int Letter(byte b) => (b | 0x20) is 'u' or 'r' or 'b' ? b | 0x20 : 0;

    /// <param name="plain">Whether the text is what stands between the quotes.</param>
    private static bool TryReadBody(ref PythonSource source, out int start, out int end, out bool plain, bool raw)
    {
        byte quote = source.Peek();
        bool tripled = source.Peek(1) == quote && source.Peek(2) == quote;
        int width = tripled ? 3 : 1;
        SearchValues<byte> stops = quote == '\'' ? SingleStops : DoubleStops;
        source.Position += width;
        start = source.Position;
        end = start;
        plain = true;
        while (true)
        {
            int skip = source.Rest.IndexOfAny(stops);
            if (skip < 0)
                return false;
            source.Position += skip;
            byte stop = source.Peek();
            if (stop == quote)
            {
                if (!tripled || (source.Peek(1) == quote && source.Peek(2) == quote))
                {
                    end = source.Position;
                    source.Position += width;
                    return true;
                }
                source.Position++;
            }
            else if (stop == '\\')
            {
                int lineEnd = source.LineEndLength(1);
                plain &= raw && lineEnd < 2 && source.Peek(1) != '\r';
                source.Position += 1 + Math.Max(1, lineEnd);
                if (source.Position > source.Text.Length)
                    return false;
            }
            else if (!tripled)
            {
                return false;
            }
            else
            {
                plain &= stop == '\n';
                source.Position++;
            }
        }
    }
}

using System.Buffers.Text;

namespace EduEtl.Attempts.Python;

/// <summary>What stands between the quotes, decoded as Python does.</summary>
internal static class PythonEscape
{
    /// <summary>Appends the text to the source's output, in WTF-8: Python's texts may hold lone surrogates.</summary>
    public static bool TryDecode(ReadOnlySpan<byte> body, bool raw, ref PythonSource source)
    {
        Span<byte> output = source.Output;
        while (true)
        {
            int plain = raw ? body.IndexOf((byte)'\r') : body.IndexOfAny((byte)'\\', (byte)'\r');
            ReadOnlySpan<byte> copied = plain < 0 ? body : body[..plain];
            copied.CopyTo(output[source.Written..]);
            source.Written += copied.Length;
            if (plain < 0)
                return true;
            body = body[plain..];
            if (body[0] == '\r')
            {
                output[source.Written++] = (byte)'\n';
                body = body[LineEnd(body)..];
            }
            else if (TryDecodeOne(body, output[source.Written..], out int length, out int written))
            {
                source.Written += written;
                body = body[length..];
            }
            else
            {
                return false;
            }
        }
    }

    /// <summary>In bytes an escape is wrong only as <c>\x</c> without two digits.</summary>
    public static bool AreValidInBytes(ReadOnlySpan<byte> body)
    {
        for (int at = body.IndexOf((byte)'\\'); at >= 0; at = body.IndexOf((byte)'\\'))
        {
            if (body[at + 1] == 'x' && !TryHex(body[at..], 2, out _))
                return false;
            body = body[(at + 2)..];
        }
        return true;
    }

    private static bool TryDecodeOne(ReadOnlySpan<byte> escape, Span<byte> output, out int length, out int written)
    {
        length = 2;
        written = 1;
        switch (escape[1])
        {
            case (byte)'\n' or (byte)'\r':
                length = 1 + LineEnd(escape[1..]);
                written = 0;
                return true;
            case (byte)'x':
                return TryCodePoint(escape, length = 4, output, out written);
            case (byte)'u':
                return TryCodePoint(escape, length = 6, output, out written);
            case (byte)'U':
                return TryCodePoint(escape, length = 10, output, out written);
            case (byte)'N':
                return false;
            case >= (byte)'0' and <= (byte)'7':
                written = Wtf8.Encode(Octal(escape, out length), output);
                return true;
            default:
                if (Simple(escape[1]) is var decoded and not 0)
                {
                    output[0] = decoded;
                    return true;
                }
                // An unknown escape stands for itself; what follows the backslash is read on as text.
                output[0] = (byte)'\\';
                length = 1;
                return true;
        }
    }

    private static byte Simple(byte letter) =>
        letter switch
        {
            (byte)'\\' or (byte)'\'' or (byte)'"' => letter,
            (byte)'a' => 0x07,
            (byte)'b' => (byte)'\b',
            (byte)'f' => (byte)'\f',
            (byte)'n' => (byte)'\n',
            (byte)'r' => (byte)'\r',
            (byte)'t' => (byte)'\t',
            (byte)'v' => 0x0B,
            _ => 0,
        };

    private static bool TryCodePoint(ReadOnlySpan<byte> escape, int length, Span<byte> output, out int written)
    {
        const uint LastCodePoint = 0x10FFFF;
        written = 0;
        if (!TryHex(escape, length - 2, out uint codePoint) || codePoint > LastCodePoint)
            return false;
        written = Wtf8.Encode((int)codePoint, output);
        return true;
    }

    private static bool TryHex(ReadOnlySpan<byte> escape, int digits, out uint value)
    {
        value = 0;
        return escape.Length >= 2 + digits
            && Utf8Parser.TryParse(escape.Slice(2, digits), out value, out int read, 'X')
            && read == digits;
    }

    private static int Octal(ReadOnlySpan<byte> escape, out int length)
    {
        int value = 0;
        for (
            length = 1;
            length < 4 && length < escape.Length && escape[length] is >= (byte)'0' and <= (byte)'7';
            length++
        )
            value = (8 * value) + escape[length] - '0';
        return value;
    }

    private static int LineEnd(ReadOnlySpan<byte> text) => text is [(byte)'\r', (byte)'\n', ..] ? 2 : 1;
}

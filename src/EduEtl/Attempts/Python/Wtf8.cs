using System.Text;

namespace EduEtl.Attempts.Python;

/// <summary>UTF-8 that also has a form for lone surrogates (https://simonsapin.github.io/wtf-8/).</summary>
internal static class Wtf8
{
    /// <returns>Bytes written, 1 to 4.</returns>
    public static int Encode(int codePoint, Span<byte> output)
    {
        if (Rune.TryCreate(codePoint, out Rune rune))
            return rune.EncodeToUtf8(output);
        // A lone surrogate.
        output[0] = (byte)(0xE0 | (codePoint >> 12));
        output[1] = Tail(codePoint >> 6);
        output[2] = Tail(codePoint);
        return 3;
    }

    public static int CountCodePoints(ReadOnlySpan<byte> text)
    {
        int count = 0;
        foreach (byte b in text)
            count += (b & 0xC0) != 0x80 ? 1 : 0;
        return count;
    }

    private static byte Tail(int bits) => (byte)(0x80 | (bits & 0x3F));
}

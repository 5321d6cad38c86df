namespace EduEtl.Attempts.Python;

/// <summary>UTF-8 that also has a form for lone surrogates (https://simonsapin.github.io/wtf-8/).</summary>
internal static class Wtf8
{
    /// <returns>Bytes written, 1 to 4.</returns>
    public static int Encode(int codePoint, Span<byte> output)
    {
        switch (codePoint)
        {
            case < 0x80:
                output[0] = (byte)codePoint;
                return 1;
            case < 0x800:
                output[0] = (byte)(0xC0 | (codePoint >> 6));
                output[1] = Tail(codePoint);
                return 2;
            case < 0x10000:
                output[0] = (byte)(0xE0 | (codePoint >> 12));
                output[1] = Tail(codePoint >> 6);
                output[2] = Tail(codePoint);
                return 3;
            default:
                output[0] = (byte)(0xF0 | (codePoint >> 18));
                output[1] = Tail(codePoint >> 12);
                output[2] = Tail(codePoint >> 6);
                output[3] = Tail(codePoint);
                return 4;
        }
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

namespace EduEtl.Attempts;

/// <summary>
/// <c>NaN</c>, <c>Infinity</c> and <c>-Infinity</c>: Python's <c>json.dumps</c> writes them, and JSON has no such numbers.
/// They are looked for only where the JSON reader has failed.
/// </summary>
internal static class BareNumbers
{
    private const int Longest = 9;

    /// <summary>Whether the text that broke the rules of JSON is one of them, or ends before it could be another.</summary>
    /// <param name="rest">From the place of the fault on, or a little before.</param>
    public static bool IsAt(ReadOnlySpan<byte> rest)
    {
        rest = rest.TrimStart(" \t\r\n,:"u8);
        return Length(rest) > 0 || EndsWithin(rest);
    }

    /// <summary>Whether what is read so far ends in the middle of one of them, or right behind it.</summary>
    /// <inheritdoc cref="IsAt"/>
    public static bool EndsWithin(ReadOnlySpan<byte> rest)
    {
        rest = rest.TrimStart(" \t\r\n,:"u8);
        return rest.Length is > 0 and <= Longest
            && ("NaN"u8.StartsWith(rest) || "Infinity"u8.StartsWith(rest) || "-Infinity"u8.StartsWith(rest));
    }

    /// <summary>
    /// As much as the JSON reader needs to find the element's end, by brackets and quotes alone; all, where it is not there
    /// yet.
    /// </summary>
    /// <param name="data">Starts with an element.</param>
    public static int Reach(ReadOnlySpan<byte> data)
    {
        int depth = 0;
        for (int i = 0; i < data.Length; i++)
        {
            byte next = data[i];
            if (next == '"')
                i = EndOfText(data, i);
            else if (next is (byte)'{' or (byte)'[')
                depth++;
            else if (next is (byte)'}' or (byte)']')
                depth--;
            if (depth < 0 || (depth == 0 && next is (byte)'}' or (byte)']' or (byte)','))
                return i + 1;
        }
        return data.Length;
    }

    /// <summary>Puts a number of the same length in the place of each, so that all else stays where it is.</summary>
    public static void Replace(Span<byte> data)
    {
        for (int i = 0; i < data.Length; i++)
        {
            if (data[i] == '"')
            {
                i = EndOfText(data, i);
            }
            else if (Length(data[i..]) is > 0 and var length && (i == 0 || " \t\r\n,:["u8.Contains(data[i - 1])))
            {
                data.Slice(data[i] == '-' ? i + 1 : i, data[i] == '-' ? length - 1 : length).Fill((byte)'1');
                i += length - 1;
            }
        }
    }

    /// <summary>Of the one that the text begins with, if something follows that ends it; else 0.</summary>
    private static int Length(ReadOnlySpan<byte> text)
    {
        int length =
            text.StartsWith("NaN"u8) ? 3
            : text.StartsWith("Infinity"u8) ? 8
            : text.StartsWith("-Infinity"u8) ? 9
            : 0;
        return text.Length > length && " \t\r\n,]}"u8.Contains(text[length]) ? length : 0;
    }

    /// <summary>The place of the closing quote, or the last byte where there is none.</summary>
    private static int EndOfText(ReadOnlySpan<byte> data, int quote)
    {
        int i = quote + 1;
        while (i < data.Length && data[i] != '"')
            i += data[i] == '\\' ? 2 : 1;
        return Math.Min(i, data.Length - 1);
    }
}

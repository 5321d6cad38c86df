namespace EduEtl.Attempts.Python;

/// <summary>Number tokens (https://docs.python.org/3/reference/lexical_analysis.html#numeric-literals), without their values.</summary>
internal static class PythonNumber
{
    // Python's own bound against quadratic conversion (sys.int_info.default_max_str_digits).
    private const int MaxDecimalDigits = 4300;

    public static bool TrySkip(ref PythonSource source, out bool imaginary)
    {
        imaginary = false;
        int letter = source.Peek(1) | 0x20;
        bool read =
            source.Peek() == '0' && (letter is 'x' or 'o' or 'b')
                ? TrySkipRadix(ref source, letter)
                : TrySkipDecimal(ref source, out imaginary);
        return read && !IsNamePart(source.Peek());
    }

    private static bool IsNamePart(byte b) => char.IsAsciiLetterOrDigit((char)b) || b == '_' || b >= 0x80;

    private static bool TrySkipRadix(ref PythonSource source, int letter)
    {
        source.Position += 2;
        _ = source.TryTake((byte)'_');
        int radix = letter switch
        {
            'x' => 16,
            'o' => 8,
            _ => 2,
        };
        return SkipDigits(ref source, radix) > 0;
    }

    private static bool TrySkipDecimal(ref PythonSource source, out bool imaginary)
    {
        imaginary = false;
        int start = source.Position;
        int digits = SkipDigits(ref source, 10);
        ReadOnlySpan<byte> whole = source.Text[start..source.Position];
        bool isInteger = true;
        if (source.Peek() == '.')
        {
            source.Position++;
            isInteger = false;
            int fraction = SkipDigits(ref source, 10);
            if (digits < 0 || fraction < 0 || digits + fraction == 0)
                return false;
        }
        else if (digits <= 0)
        {
            return false;
        }
        if ((source.Peek() | 0x20) == 'e')
        {
            source.Position += source.Peek(1) is (byte)'+' or (byte)'-' ? 2 : 1;
            isInteger = false;
            if (SkipDigits(ref source, 10) <= 0)
                return false;
        }
        imaginary = (source.Peek() | 0x20) == 'j';
        if (imaginary)
            source.Position++;
        return imaginary || !isInteger || IsInteger(whole, digits);
    }

    // A zero in front is allowed for zero alone.
    private static bool IsInteger(ReadOnlySpan<byte> whole, int digits) =>
        whole[0] == '0' ? whole.IndexOfAnyExcept((byte)'0', (byte)'_') < 0 : digits <= MaxDecimalDigits;

    /// <summary>Digits with single underscores between them.</summary>
    /// <returns>How many digits; -1 where an underscore stands wrong.</returns>
    private static int SkipDigits(ref PythonSource source, int radix)
    {
        int count = 0;
        while (true)
        {
            byte b = source.Peek();
            if (Digit(b) < radix)
                count++;
            else if (b != '_' || count == 0)
                return count;
            else if (Digit(source.Peek(1)) >= radix)
                return -1;
            source.Position++;
        }
    }

    private static int Digit(byte b) =>
        b switch
        {
            >= (byte)'0' and <= (byte)'9' => b - '0',
            >= (byte)'a' and <= (byte)'f' => b - 'a' + 10,
            >= (byte)'A' and <= (byte)'F' => b - 'A' + 10,
            _ => int.MaxValue,
        };
}

namespace EduEtl.Attempts;

/// <summary>Whether a JSON number equals 0 or 1, exactly and in whatever form: <c>1</c>, <c>1.0</c>, <c>10e-1</c>.</summary>
internal static class JsonFlag
{
    /// <param name="number">A number that the JSON reader has checked.</param>
    public static bool TryRead(ReadOnlySpan<byte> number, out bool flag)
    {
        flag = false;
        bool negative = number[0] == '-';
        ReadOnlySpan<byte> digits = number[(negative ? 1 : 0)..];
        int power = 0;
        int e = digits.IndexOfAny((byte)'e', (byte)'E');
        if (e >= 0)
        {
            power = Power(digits[(e + 1)..]);
            digits = digits[..e];
        }
        int first = digits.IndexOfAnyExcept((byte)'0', (byte)'.');
        if (first < 0)
            return true;
        int last = digits.LastIndexOfAnyExcept((byte)'0', (byte)'.');
        int point = digits.IndexOf((byte)'.');
        int unitsPlace = (point < 0 ? digits.Length : point) - 1;
        int place = first <= unitsPlace ? unitsPlace - first : unitsPlace - first + 1;
        flag = !negative && first == last && digits[first] == '1' && place + power == 0;
        return flag;
    }

    // Saturates far beyond the length of any row, where no number of digits can bring the value back to 1.
    private static int Power(ReadOnlySpan<byte> text)
    {
        const int Beyond = 100_000_000;
        int power = 0;
        foreach (byte b in text)
        {
            if (char.IsAsciiDigit((char)b))
                power = Math.Min(Beyond, (power * 10) + b - '0');
        }
        return text[0] == '-' ? -power : power;
    }
}

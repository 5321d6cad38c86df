namespace EduEtl.Attempts;

/// <summary>
/// Reads <c>created_at</c>: <c>yyyy-MM-dd HH:mm:ss[.f]</c> with one to six digits of fraction, <c>T</c> for the space,
/// <c>Z</c> or <c>+00:00</c> behind. The producer is Python's <c>str(datetime)</c>, which leaves a zero fraction out.
/// </summary>
internal static class CreatedAt
{
    private const int SecondsLength = 19;

    private static readonly int EpochDay = new DateOnly(2000, 1, 1).DayNumber;

    /// <param name="microseconds">Since 2000-01-01, PostgreSQL's epoch.</param>
    public static bool TryParse(ReadOnlySpan<byte> text, out long microseconds)
    {
        microseconds = 0;
        if (
            text.Length < SecondsLength
            || text[4] != '-'
            || text[7] != '-'
            || text[10] is not ((byte)' ' or (byte)'T')
            || text[13] != ':'
            || text[16] != ':'
        )
            return false;
        int year = (100 * Two(text, 0)) + Two(text, 2);
        int month = Two(text, 5);
        int day = Two(text, 8);
        int hour = Two(text, 11);
        int minute = Two(text, 14);
        int second = Two(text, 17);
        if (
            year < 1
            || month is < 1 or > 12
            || day < 1
            || day > DateTime.DaysInMonth(year, month)
            || hour is < 0 or > 23
            || minute is < 0 or > 59
            || second is < 0 or > 59
            || !TryFraction(text[SecondsLength..], out int fraction)
        )
            return false;
        long days = new DateOnly(year, month, day).DayNumber - EpochDay;
        microseconds = (((((((days * 24) + hour) * 60) + minute) * 60) + second) * 1_000_000) + fraction;
        return true;
    }

    private static bool TryFraction(ReadOnlySpan<byte> tail, out int microseconds)
    {
        microseconds = 0;
        if (tail is [(byte)'.', ..])
        {
            int digits = 1;
            for (; digits < tail.Length && digits <= 6 && char.IsAsciiDigit((char)tail[digits]); digits++)
                microseconds = (10 * microseconds) + tail[digits] - '0';
            if (digits == 1)
                return false;
            tail = tail[digits..];
            for (; digits <= 6; digits++)
                microseconds *= 10;
        }
        return tail.IsEmpty || tail.SequenceEqual("Z"u8) || tail.SequenceEqual("+00:00"u8);
    }

    // Far below zero where a byte is no digit, so that every range check fails, the year's too.
    private static int Two(ReadOnlySpan<byte> text, int at)
    {
        int tens = text[at] - '0';
        int units = text[at + 1] - '0';
        return (uint)tens <= 9 && (uint)units <= 9 ? (10 * tens) + units : -100_000;
    }
}

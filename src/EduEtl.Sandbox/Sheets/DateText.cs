using System.Globalization;
using System.Text;

namespace EduEtl.Sandbox.Sheets;

/// <summary>A date serial (days since 1899-12-30) by a pattern of Sheets: yyyy-mm-dd, d mmmm, hh:mm:ss, "text", am/pm.</summary>
internal static class DateText
{
    public static string Of(double serial, string pattern, CultureInfo culture)
    {
        var time = DateTime.FromOADate(serial);
        bool twelve = pattern.Contains("am/pm", StringComparison.OrdinalIgnoreCase);
        var text = new StringBuilder();
        char before = ' ';
        for (int at = 0; at < pattern.Length; )
        {
            char c = char.ToLowerInvariant(pattern[at]);
            int length = Run(pattern, at);
            if (c == '"')
            {
                int end = pattern.IndexOf('"', at + 1);
                end = end < 0 ? pattern.Length : end;
                text.Append(pattern.AsSpan(at + 1, end - at - 1));
                at = end + 1;
            }
            else if (c == '\\' && at + 1 < pattern.Length)
            {
                text.Append(pattern[at + 1]);
                at += 2;
            }
            else if (twelve && pattern.AsSpan(at).StartsWith("am/pm", StringComparison.OrdinalIgnoreCase))
            {
                text.Append(time.ToString("tt", CultureInfo.InvariantCulture));
                at += "am/pm".Length;
            }
            else if (c is 'y' or 'm' or 'd' or 'h' or 's')
            {
                // m after h, or before s, is minutes.
                bool minutes = c == 'm' && (before == 'h' || NextUnit(pattern, at + length) == 's');
                text.Append(Unit(time, minutes ? 'n' : c, length, twelve, culture));
                before = c;
                at += length;
            }
            else
            {
                text.Append(pattern[at++]);
            }
        }
        return text.ToString();
    }

    private static string Unit(DateTime time, char unit, int length, bool twelve, CultureInfo culture) =>
        unit switch
        {
            'y' => time.ToString(length > 2 ? "yyyy" : "yy", CultureInfo.InvariantCulture),
            'm' when length == 3 => time.ToString("MMM", culture),
            // Beside a day the month stands in the genitive, in the languages that have one.
            'm' when length > 3 => culture.DateTimeFormat.MonthGenitiveNames[time.Month - 1],
            'm' => Digits(time.Month, length),
            'd' when length > 2 => time.ToString(length == 3 ? "ddd" : "dddd", culture),
            'd' => Digits(time.Day, length),
            'h' => Digits(twelve ? ((time.Hour + 11) % 12) + 1 : time.Hour, length),
            'n' => Digits(time.Minute, length),
            _ => Digits(time.Second, length),
        };

    private static string Digits(int value, int length) =>
        value.ToString(length > 1 ? "00" : "0", CultureInfo.InvariantCulture);

    private static int Run(string pattern, int at)
    {
        int end = at;
        while (end < pattern.Length && char.ToLowerInvariant(pattern[end]) == char.ToLowerInvariant(pattern[at]))
            end++;
        return end - at;
    }

    private static char NextUnit(string pattern, int at)
    {
        while (at < pattern.Length && !char.IsAsciiLetter(pattern[at]))
            at++;
        return at < pattern.Length ? char.ToLowerInvariant(pattern[at]) : ' ';
    }
}

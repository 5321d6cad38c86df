using System.Globalization;
using EduEtl.Attempts;

namespace EduEtl.Terminal;

/// <summary>A date as the operator types it: <c>yyyy-MM-dd</c>, <c>today</c> or <c>yesterday</c>, both UTC.</summary>
internal static class DateText
{
    public static DateOnly Today(TimeProvider time) => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    public static DateOnly Yesterday(TimeProvider time) => Today(time).AddDays(-1);

    public static bool TryRead(string text, TimeProvider time, out DateOnly date)
    {
        // A pipe on Windows can begin with a byte order mark.
        string typed = text.Trim().TrimStart('\uFEFF');
        if (typed.Equals("today", StringComparison.OrdinalIgnoreCase))
            date = Today(time);
        else if (typed.Equals("yesterday", StringComparison.OrdinalIgnoreCase))
            date = Yesterday(time);
        else if (
            !DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date)
        )
            return false;
        return date >= DayWindow.FirstDay && date <= DayWindow.LastDay;
    }

    public static string Write(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

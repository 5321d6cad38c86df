using System.Globalization;
using EduEtl.Attempts;
using EduEtl.Resources;

namespace EduEtl.Terminal;

/// <summary>A date as the operator types it: <c>yyyy-MM-dd</c>, <c>today</c> or <c>yesterday</c>, both UTC.</summary>
internal static class DateText
{
    private const string Form = "yyyy-MM-dd";

    public static DateOnly Today(TimeProvider time) => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    public static DateOnly Yesterday(TimeProvider time) => Today(time).AddDays(-1);

    /// <summary>Null where the text is a day; else what is wrong with it.</summary>
    public static string? Read(string text, TimeProvider time, out DateOnly date)
    {
        // A pipe on Windows can begin with a byte order mark.
        string typed = text.Trim().TrimStart('\uFEFF');
        if (typed.Equals("today", StringComparison.OrdinalIgnoreCase))
            date = Today(time);
        else if (typed.Equals("yesterday", StringComparison.OrdinalIgnoreCase))
            date = Yesterday(time);
        else if (!DateOnly.TryParseExact(typed, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out date))
            return Strings.DateUnreadable.With(Printable.OneLine(text));
        return date >= DayWindow.FirstDay && date <= DayWindow.LastDay
            ? null
            : Strings.DateOutOfRange.With(Write(date), Write(DayWindow.FirstDay), Write(DayWindow.LastDay));
    }

    public static string Write(DateOnly date) => date.ToString(Form, CultureInfo.InvariantCulture);
}

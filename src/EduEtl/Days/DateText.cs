using System.Globalization;
using System.Text.RegularExpressions;
using EduEtl.Attempts;

namespace EduEtl.Days;

/// <summary>
/// A date as people type it: <c>2024-10-02</c>, <c>2024-10-2</c>, <c>2.10.2024</c>, and in both languages <c>today</c> and
/// <c>yesterday</c>, which are UTC.
/// </summary>
internal static partial class DateText
{
    private const string Form = "yyyy-MM-dd";
    private static readonly string[] Forms = [Form, "yyyy-M-d", "d.M.yyyy"];
    private static readonly string[] TodayWords = ["today", "сегодня"];
    private static readonly string[] YesterdayWords = ["yesterday", "вчера"];

    public static DateOnly Today(TimeProvider time) => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    public static DateOnly Yesterday(TimeProvider time) => Today(time).AddDays(-1);

    /// <summary>Null where the text is a day; else what is wrong with it.</summary>
    public static string? Read(string text, TimeProvider time, out DateOnly date)
    {
        string typed = Plain(text);
        if (TodayWords.Contains(typed, StringComparer.OrdinalIgnoreCase))
            date = Today(time);
        else if (YesterdayWords.Contains(typed, StringComparer.OrdinalIgnoreCase))
            date = Yesterday(time);
        else if (!DateOnly.TryParseExact(typed, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out date))
            return (HasForm().IsMatch(typed) ? Strings.DateNowhere : Strings.DateUnreadable).With(
                Printable.OneLine(text)
            );
        return date < DayWindow.FirstDay ? Strings.DateTooEarly.With(Write(date), Write(DayWindow.FirstDay))
            : date > DayWindow.LastDay ? Strings.DateNotBegun.With(Write(date), Write(Today(time)))
            : null;
    }

    /// <summary>As <see cref="Read"/>, for a day that is to be dealt with: one that has not begun has no attempts.</summary>
    public static string? ReadBegun(string text, TimeProvider time, out DateOnly date) =>
        Read(text, time, out date)
        ?? (date > Today(time) ? Strings.DateNotBegun.With(Write(date), Write(Today(time))) : null);

    /// <summary>What was typed, without blanks around it; a pipe on Windows can begin with a byte order mark.</summary>
    public static string Plain(string text) => text.Trim().TrimStart('\uFEFF').Trim();

    /// <summary>As one of the forms, but of a day that no calendar has.</summary>
    [GeneratedRegex(@"^(?:\d{4}-\d{1,2}-\d{1,2}|\d{1,2}\.\d{1,2}\.\d{4})$")]
    private static partial Regex HasForm();

    public static string Write(DateOnly date) => date.ToString(Form, CultureInfo.InvariantCulture);

    /// <summary>An instant, in UTC and to the second.</summary>
    public static string Write(DateTimeOffset time) =>
        time.UtcDateTime.ToString($"{Form} HH:mm:ss", CultureInfo.InvariantCulture);
}

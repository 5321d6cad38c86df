using System.Globalization;

namespace EduEtl.Sandbox.Sheets;

/// <summary>A number by a number format; without a pattern the locale's own pattern of the type is used.</summary>
internal static class NumberText
{
    public static string Of(double value, string? type, string? pattern, CultureInfo culture)
    {
        bool russian = culture.TwoLetterISOLanguageName == "ru";
        string day = russian ? "dd.mm.yyyy" : "m/d/yyyy";
        string time = russian ? "h:mm:ss" : "h:mm:ss am/pm";
        string general = Math.Abs(value) >= 1e15 ? "0.#####E+00" : "0.##########";
        return type switch
        {
            "DATE" => DateText.Of(value, pattern ?? day, culture),
            "TIME" => DateText.Of(value, pattern ?? time, culture),
            "DATE_TIME" => DateText.Of(value, pattern ?? $"{day} h:mm:ss", culture),
            "PERCENT" => value.ToString(pattern ?? "0.00%", culture),
            "SCIENTIFIC" => value.ToString(pattern ?? "0.00E+00", culture),
            "CURRENCY" => value.ToString(pattern ?? (russian ? "#,##0.00 ₽" : "$#,##0.00"), culture),
            "NUMBER" => value.ToString(pattern ?? "#,##0.00", culture),
            _ => value.ToString(general, culture),
        };
    }
}

using System.Globalization;

namespace EduEtl.Resources;

/// <summary>
/// The languages that there are texts in, and how each writes numbers and dates: our own data, so that the program
/// speaks both on every system, also where there is no ICU.
/// </summary>
internal static class Languages
{
    public static CultureInfo English { get; } = Make("en", EnglishNumbers(), new());

    public static CultureInfo Russian { get; } = Make("ru", RussianNumbers(), RussianDates());

    public static IReadOnlyList<CultureInfo> All { get; } = [English, Russian];

    /// <summary>The texts' language decides, whatever the machine's regional settings are.</summary>
    public static CultureInfo Current => Of(CultureInfo.CurrentUICulture.Name);

    /// <param name="name">As in <c>ru</c>, <c>ru-RU</c> or <c>ru_RU.UTF-8</c>; English where it is of neither language.</param>
    public static CultureInfo Of(string name) => name.Split('_', '-', '.', '@')[0] == "ru" ? Russian : English;

    private static CultureInfo Make(string name, NumberFormatInfo numbers, DateTimeFormatInfo dates) =>
        CultureInfo.ReadOnly(
            new CultureInfo(name, useUserOverride: false) { NumberFormat = numbers, DateTimeFormat = dates }
        );

    private static NumberFormatInfo EnglishNumbers() =>
        new() { PercentPositivePattern = 1, PercentNegativePattern = 1 };

    private static NumberFormatInfo RussianNumbers() =>
        new()
        {
            NumberDecimalSeparator = ",",
            NumberGroupSeparator = "\u00A0",
            PercentDecimalSeparator = ",",
            PercentGroupSeparator = "\u00A0",
            PercentPositivePattern = 0,
            PercentNegativePattern = 0,
        };

    // Beside a day's number a month stands in the genitive.
    private static DateTimeFormatInfo RussianDates()
    {
        return new()
        {
            AbbreviatedDayNames = ["вс", "пн", "вт", "ср", "чт", "пт", "сб"],
            DayNames = ["воскресенье", "понедельник", "вторник", "среда", "четверг", "пятница", "суббота"],
            MonthNames = Months("январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь"),
            MonthGenitiveNames = Months(
                "января февраля марта апреля мая июня июля августа сентября октября ноября декабря"
            ),
            AbbreviatedMonthNames = Months("янв. февр. мар. апр. май июн. июл. авг. сент. окт. нояб. дек."),
            AbbreviatedMonthGenitiveNames = Months("янв. февр. мар. апр. мая июн. июл. авг. сент. окт. нояб. дек."),
        };

        // .NET knows a thirteenth month, for other calendars.
        static string[] Months(string names) => [.. names.Split(' '), ""];
    }
}

using EduEtl.Days;

namespace EduEtl.Tests.Reporting.Page;

/// <summary>All days of a table, made up: a term has its tide and a week its rhythm; some days are missed, in part or failed.</summary>
internal static class Overviews
{
    public static readonly DateOnly Today = new(2024, 10, 10);

    public static DaysOverview Of(int days)
    {
        DateOnly first = Today.AddDays(-days);
        DayFigures[] loaded = [.. DayRange.Days(first, Today.AddDays(-1)).Where(day => !IsOpen(day)).Select(Loaded)];
        Dictionary<DateOnly, DayState> known = loaded.ToDictionary(
            day => day.Day,
            day => day.Settled ? DayState.Settled : DayState.Partial
        );
        if (days > 9)
            known[Today.AddDays(-9)] = DayState.Failed;
        return new("lms_activities", new(first, known, Today), loaded);
    }

    /// <summary>A page for each loaded day.</summary>
    public static Dictionary<DateOnly, string> Pages(DaysOverview all) =>
        all.Loaded.ToDictionary(day => day.Day, day => $"{DateText.Write(day.Day)}.html");

    private static bool IsOpen(DateOnly day) => day.DayNumber % 97 is 5 or 6 || day == Today.AddDays(-9);

    private static DayFigures Loaded(DateOnly day)
    {
        double weekday = day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 0.45 : 1;
        double term = 1.2 + Math.Cos((day.DayOfYear - 40) / 365.0 * 4 * Math.PI);
        long attempts = (long)((1500 + (2500 * term) + (day.DayNumber * 7919L % 900)) * weekday);
        long submits = (long)(attempts * 0.4);
        return new(
            day,
            day.DayNumber % 61 != 7,
            new(
                attempts,
                attempts / 21,
                attempts - submits,
                submits,
                (long)(submits * (0.5 + (day.DayNumber % 5 * 0.02)))
            )
        );
    }
}

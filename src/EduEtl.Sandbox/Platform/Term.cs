namespace EduEtl.Sandbox.Platform;

/// <summary>The part of the academic year that a day belongs to.</summary>
/// <param name="Start">First day.</param>
/// <param name="Progress">How much of it has passed, 0 to 1.</param>
/// <param name="Teaching">False between terms.</param>
internal readonly record struct Term(DateOnly Start, double Progress, bool Teaching)
{
    public static Term Of(DateOnly day)
    {
        (int startMonth, int endMonth, bool teaching) = day.Month switch
        {
            1 => (1, 2, false),
            <= 5 => (2, 6, true),
            <= 8 => (6, 9, false),
            _ => (9, 13, true),
        };
        var start = new DateOnly(day.Year, startMonth, 1);
        int length = (endMonth - startMonth) * 30;
        return new Term(start, Math.Clamp((day.DayNumber - start.DayNumber) / (double)length, 0, 1), teaching);
    }

    /// <summary>How busy the day is; 1 is a normal weekday.</summary>
    public static double Busyness(DateOnly day)
    {
        Term term = Of(day);
        double week = day.DayOfWeek switch
        {
            DayOfWeek.Monday => 1.04,
            DayOfWeek.Tuesday => 1.08,
            DayOfWeek.Wednesday => 1.06,
            DayOfWeek.Thursday => 1.02,
            DayOfWeek.Friday => 0.88,
            DayOfWeek.Saturday => 0.58,
            _ => 0.66,
        };
        return week * (term.Teaching ? 0.85 + (0.3 * term.Progress) : 0.35);
    }
}

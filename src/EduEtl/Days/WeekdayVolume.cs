namespace EduEtl.Days;

/// <summary>A settled day's attempts beside what is usual on its weekday.</summary>
/// <param name="Usual">The median of the same weekday, in the weeks before.</param>
/// <param name="Days">How many days the median is of.</param>
internal sealed record WeekdayVolume(DateOnly Day, long Attempts, double Usual, int Days)
{
    private const int Weeks = 8;
    private const int FewestDays = 3;
    private const double Unusual = 0.5;

    /// <summary>Of the usual volume, so that -0.25 is a quarter less.</summary>
    public double Difference => (Attempts / Usual) - 1;

    public bool IsUnusual => Math.Abs(Difference) > Unusual;

    /// <summary>Of the newest settled day; null where too few days like it are settled.</summary>
    public static WeekdayVolume? Of(IEnumerable<DayFigures> days)
    {
        var settled = days.Where(day => day.Settled).ToDictionary(day => day.Day, day => day.Statistics.Attempts);
        if (settled.Count == 0)
            return null;
        DateOnly newest = settled.Keys.Max();
        double[] before =
        [
            .. Enumerable
                .Range(1, Weeks)
                .Select(week => newest.AddDays(-7 * week))
                .Where(settled.ContainsKey)
                .Select(day => (double)settled[day]),
        ];
        double usual = before.Length < FewestDays ? 0 : Median.Of(before);
        return usual > 0 ? new(newest, settled[newest], usual, before.Length) : null;
    }
}

internal static class Median
{
    /// <summary>The middle of the values, or half way between the two in the middle.</summary>
    /// <param name="values">At least one.</param>
    public static double Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        int middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}

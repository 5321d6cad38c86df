namespace EduEtl.Days;

/// <summary>Loaded days, summed up.</summary>
/// <param name="Loaded">At least one, the oldest first.</param>
internal sealed record Period(DateOnly First, DateOnly Last, string Name, IReadOnlyList<DayFigures> Loaded)
{
    public static Period Of(DayFigures day) => new(day.Day, day.Day, DayNames.Short(day.Day), [day]);

    /// <summary>The weeks, from Monday on, in which a day is loaded.</summary>
    public static IEnumerable<Period> Weeks(IEnumerable<DayFigures> days) =>
        days.GroupBy(day => Monday(day.Day))
            .Select(week => new Period(
                week.Key,
                week.Key.AddDays(6),
                DayNames.Span(week.Key, week.Key.AddDays(6)),
                [.. week]
            ));

    /// <summary>The months in which a day is loaded.</summary>
    public static IEnumerable<Period> Months(IEnumerable<DayFigures> days) =>
        days.GroupBy(day => new DateOnly(day.Day.Year, day.Day.Month, 1))
            .Select(month => new Period(
                month.Key,
                month.Key.AddMonths(1).AddDays(-1),
                DayNames.Month(month.Key),
                [.. month]
            ));

    /// <summary>How many days it has, loaded or not.</summary>
    public int Length => Last.DayNumber - First.DayNumber + 1;

    public int Settled => Loaded.Count(day => day.Settled);

    /// <summary>Summed up; a student of two days is two of them.</summary>
    public DayStatistics Statistics { get; } = Loaded.Select(day => day.Statistics).Aggregate(Sum);

    /// <summary>On an average day that is loaded.</summary>
    public double StudentsADay => (double)Statistics.Users / Loaded.Count;

    public static DateOnly Monday(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    private static DayStatistics Sum(DayStatistics one, DayStatistics other) =>
        new(
            one.Attempts + other.Attempts,
            one.Users + other.Users,
            one.Runs + other.Runs,
            one.Submits + other.Submits,
            one.SuccessfulSubmits + other.SuccessfulSubmits
        );
}

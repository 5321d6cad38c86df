namespace EduEtl.Days;

/// <summary>A figure as people read it, with how it changed against each of the days that it is compared with.</summary>
internal sealed record KeyFigure(string Label, string Value, IReadOnlyList<Change> Changes);

/// <summary>The figures of a day beside those of the day before and of the same weekday a week before.</summary>
/// <param name="ComparedWith">What the days are called; none where the day or they are not settled.</param>
/// <param name="All">The most telling ones first.</param>
internal sealed record KeyFigures(IReadOnlyList<string> ComparedWith, IReadOnlyList<KeyFigure> All)
{
    public static KeyFigures Of(DayReport report)
    {
        DateOnly day = report.Run.Window.Day;
        List<(string Name, DayStatistics Statistics)> others = [];
        // An hour, or a day that goes on, would always have fallen behind.
        if (report.Settled && report.DayBefore is { } dayBefore)
            others.Add((Strings.ComparedDayBefore.With(DayNames.Short(day.AddDays(-1))), dayBefore));
        if (report.Settled && report.WeekBefore is { } weekBefore)
            others.Add((Strings.ComparedWeekBefore.With(DayNames.Short(day.AddDays(-7))), weekBefore));
        return new(
            [.. others.Select(other => other.Name)],
            Beside(report.Statistics, [.. others.Select(other => other.Statistics)])
        );
    }

    /// <summary>Where nothing is known of other days.</summary>
    public static KeyFigures Of(DayStatistics day) => new([], Beside(day, []));

    private static IReadOnlyList<KeyFigure> Beside(DayStatistics day, IReadOnlyList<DayStatistics> others) =>
        [
            .. Figure.MostTellingFirst.Select(figure => new KeyFigure(
                figure.Label,
                figure.Text(day),
                [.. others.Select(other => Change.Of(figure, day, other))]
            )),
        ];
}

/// <summary>How a figure stands to the same figure of another day, in words.</summary>
/// <param name="Direction">1 where it is higher than it was, -1 where it is lower, 0 where it is the same or unknown.</param>
internal sealed record Change(int Direction, string Text)
{
    public static Change Of(Figure figure, DayStatistics now, DayStatistics before) =>
        figure.Kind == FigureKind.Share
            ? OfShare(figure.Of(now), figure.Of(before), figure.Text)
            : OfAmount(figure.Of(now), figure.Of(before), figure.Text);

    /// <summary>In percent of what it was.</summary>
    public static Change OfAmount(double? now, double? before, Func<double?, string> write)
    {
        if (now is not { } value || before is not { } former)
            return Unknown;
        if (former == 0 && value != 0)
            return new(Math.Sign(value), Strings.ChangeFromNothing.With(write(former)));
        double share = former == 0 ? 0 : (value - former) / former;
        return Of(share, least: 0.0005, Numbers.Percent(Math.Abs(share)), write(former));
    }

    /// <summary>In percentage points.</summary>
    public static Change OfShare(double? now, double? before, Func<double?, string> write)
    {
        if (now is not { } value || before is not { } former)
            return Unknown;
        double points = value - former;
        string amount = Strings.ChangePoints.With(Numbers.Ratio(Math.Abs(points) * 100));
        return Of(points, least: 0.00005, amount, write(former));
    }

    private static Change Unknown { get; } = new(0, Numbers.Dash);

    // Below the least, all digits that are shown would be zeros.
    private static Change Of(double by, double least, string amount, string former) =>
        by == 0 ? new(0, Strings.ChangeNone)
        : Math.Abs(by) < least ? new(0, Strings.ChangeSlight.With(former))
        : by > 0 ? new(1, Strings.ChangeUp.With(amount, former))
        : new(-1, Strings.ChangeDown.With(amount, former));
}

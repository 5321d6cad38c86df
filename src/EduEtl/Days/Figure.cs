namespace EduEtl.Days;

/// <summary>How a figure is written, wherever that is.</summary>
internal enum FigureKind
{
    Count,

    /// <summary>From 0 to 1, written in percent.</summary>
    Share,

    Ratio,
}

/// <summary>One of the figures of a day, as all who tell of it name it, take it and write it.</summary>
/// <param name="Of">Null where it is not defined.</param>
internal sealed record Figure(string Label, FigureKind Kind, Func<DayStatistics, double?> Of)
{
    public static Figure Attempts => new(Strings.StatAttempts, FigureKind.Count, day => day.Attempts);

    public static Figure Users => new(Strings.StatUsers, FigureKind.Count, day => day.Users);

    public static Figure Runs => new(Strings.StatRuns, FigureKind.Count, day => day.Runs);

    public static Figure Submits => new(Strings.StatSubmits, FigureKind.Count, day => day.Submits);

    public static Figure Successful => new(Strings.StatSuccessful, FigureKind.Count, day => day.SuccessfulSubmits);

    public static Figure Rate => new(Strings.StatRate, FigureKind.Share, day => day.SuccessRate);

    public static Figure SubmitsPerUser => new(Strings.StatSubmitsPerUser, FigureKind.Ratio, day => day.SubmitsPerUser);

    public static Figure SuccessfulPerUser =>
        new(Strings.StatSuccessfulPerUser, FigureKind.Ratio, day => day.SuccessfulSubmitsPerUser);

    /// <summary>The seven that every day is told by, one below the other.</summary>
    public static IReadOnlyList<Figure> OfEveryDay =>
        [Users, Runs, Submits, Successful, Rate, SubmitsPerUser, SuccessfulPerUser];

    public static IReadOnlyList<Figure> MostTellingFirst =>
        [Attempts, Users, Rate, Runs, Submits, Successful, SubmitsPerUser, SuccessfulPerUser];

    public string Text(DayStatistics day) => Text(Of(day));

    public string Text(double? value) =>
        Kind switch
        {
            FigureKind.Count => Numbers.Count((long)(value ?? 0)),
            FigureKind.Share => Numbers.Share(value),
            _ => Numbers.Ratio(value),
        };
}

namespace EduEtl.Days;

/// <summary>What there is to type for days that are not settled: the same wherever they are told of.</summary>
internal static class MissedWords
{
    /// <summary>Null where no day is missed.</summary>
    public static string? Command(DayCalendar calendar) =>
        calendar.Missed() is not { Count: > 0 } missed ? null
        : missed.Count <= DayRange.MostDays ? "eduetl --missed"
        : Command(missed);

    /// <summary>Settles as many of the days as one command takes, from the first one on.</summary>
    public static string Command(IReadOnlyList<DateOnly> days)
    {
        DateOnly furthest = days[0].AddDays(DayRange.MostDays - 1);
        DateOnly last = days[^1] < furthest ? days[^1] : furthest;
        return $"eduetl --from {DateText.Write(days[0])} --to {DateText.Write(last)}";
    }

    /// <summary>The line on gaps that are too old to count as missed; null where there are none.</summary>
    public static string? Older(DayCalendar calendar) =>
        calendar.Older is { Count: > 0 } older
            ? Strings.MissedOlder.With(Numbers.Count(older.Count), Command(older))
            : null;
}

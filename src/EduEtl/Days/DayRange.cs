namespace EduEtl.Days;

/// <summary>Days that one command settles.</summary>
internal static class DayRange
{
    /// <summary>More of them are a slip of the keyboard, or better done in pieces.</summary>
    public const int MostDays = 366;

    /// <summary>From the first to the last, both included.</summary>
    public static IEnumerable<DateOnly> Days(DateOnly first, DateOnly last) =>
        Enumerable.Range(0, last.DayNumber - first.DayNumber + 1).Select(first.AddDays);

    /// <summary>Days in their order as people read them: neighbours become one span, <c>2024-10-01 … 2024-10-05</c>.</summary>
    public static string Text(IEnumerable<DateOnly> days)
    {
        var spans = new List<(DateOnly First, DateOnly Last)>();
        foreach (DateOnly day in days)
        {
            if (spans.Count > 0 && spans[^1].Last.AddDays(1) == day)
                spans[^1] = (spans[^1].First, day);
            else
                spans.Add((day, day));
        }
        return string.Join(", ", spans.Select(span => Text(span.First, span.Last)));
    }

    public static string Text(DateOnly first, DateOnly last) =>
        first == last ? DateText.Write(first) : $"{DateText.Write(first)} … {DateText.Write(last)}";

    /// <summary>As a command takes them.</summary>
    public static string Options(DateOnly first, DateOnly last) =>
        first == last
            ? $"--date {DateText.Write(first)}"
            : $"--from {DateText.Write(first)} --to {DateText.Write(last)}";
}

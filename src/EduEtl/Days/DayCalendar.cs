namespace EduEtl.Days;

/// <summary>How a day stands, by what the runs left of it.</summary>
internal enum DayState
{
    /// <summary>Nothing is expected of it: it lies before the first day that counts, or is not over yet.</summary>
    None,
    Settled,

    /// <summary>A test's first hour, or the rows of a day that was not over.</summary>
    Partial,

    /// <summary>Not settled, and the newest run failed.</summary>
    Failed,

    /// <summary>Over, and nothing of it is loaded.</summary>
    Missed,
}

/// <summary>How the days stand, as the ledger tells, and which of them count as missed.</summary>
/// <param name="firstDay">The first one that any run had; null where no run was made yet.</param>
/// <param name="known">Settled, partial and failed days.</param>
/// <param name="today">UTC.</param>
/// <param name="setSince">The setting: no earlier day counts as missed. Null: the first day does, unless it is too early.</param>
internal sealed class DayCalendar(
    DateOnly? firstDay,
    IReadOnlyDictionary<DateOnly, DayState> known,
    DateOnly today,
    DateOnly? setSince = null
)
{
    /// <summary>One early date, be it a trial or a slip, must not make years of days missed.</summary>
    public const int MostDaysBack = 92;

    public DateOnly? FirstDay => firstDay;

    public DateOnly Today => today;

    /// <summary>Days count as missed from this one on; null where nobody can say from which.</summary>
    public DateOnly? Since { get; } =
        setSince ?? (firstDay < today.AddDays(-MostDaysBack) ? today.AddDays(-MostDaysBack) : firstDay);

    /// <summary>Gaps before the days that count. Who set the first day knows of those before it.</summary>
    public IReadOnlyList<DateOnly> Older => setSince is null && Since is { } end ? NotSettled(firstDay, end) : [];

    public DayState Of(DateOnly day) =>
        known.GetValueOrDefault(day) is var state and not DayState.None ? state
        : Since <= day && day < today ? DayState.Missed
        : DayState.None;

    /// <summary>The days before today that are not settled, the oldest first.</summary>
    /// <param name="since">Counted from this day on, whatever counts otherwise.</param>
    public IReadOnlyList<DateOnly> Missed(DateOnly? since = null) => NotSettled(since ?? Since, today);

    private List<DateOnly> NotSettled(DateOnly? first, DateOnly end) =>
        first < end ? [.. DayRange.Days(first.Value, end.AddDays(-1)).Where(day => Of(day) != DayState.Settled)] : [];
}

namespace EduEtl.Days;

/// <summary>How a day stands, by what the runs left of it.</summary>
internal enum DayState
{
    /// <summary>Nothing is expected of it: it lies before the first day that any run had, or is not over yet.</summary>
    None,
    Settled,

    /// <summary>A test's first hour, or the rows of a day that was not over.</summary>
    Partial,

    /// <summary>Not settled, and the newest run failed.</summary>
    Failed,

    /// <summary>Over, and nothing of it is loaded.</summary>
    Missed,
}

/// <summary>The days from the first one that any run had, as the ledger tells of them.</summary>
/// <param name="firstDay">Null where no run was made yet.</param>
/// <param name="known">Settled, partial and failed days.</param>
/// <param name="today">UTC.</param>
internal sealed class DayCalendar(DateOnly? firstDay, IReadOnlyDictionary<DateOnly, DayState> known, DateOnly today)
{
    public DateOnly? FirstDay => firstDay;

    public DateOnly Today => today;

    public DayState Of(DateOnly day) =>
        known.GetValueOrDefault(day) is var state and not DayState.None ? state
        : firstDay <= day && day < today ? DayState.Missed
        : DayState.None;

    /// <summary>The days before today that are not settled, the oldest first.</summary>
    /// <param name="since">Counted from this day on, be it before the first day or after it.</param>
    public IReadOnlyList<DateOnly> Missed(DateOnly? since = null)
    {
        var missed = new List<DateOnly>();
        for (DateOnly day = since ?? firstDay ?? today; day < today; day = day.AddDays(1))
        {
            if (Of(day) != DayState.Settled)
                missed.Add(day);
        }
        return missed;
    }
}

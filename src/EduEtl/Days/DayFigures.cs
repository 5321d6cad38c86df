using EduEtl.Attempts;

namespace EduEtl.Days;

/// <summary>A loaded day in a row of days.</summary>
/// <param name="Settled">False where the load was partial: a test's first hour, or a day that was not over.</param>
internal sealed record DayFigures(DateOnly Day, bool Settled, DayStatistics Statistics)
{
    /// <summary>Rows that are not in the table, after the replays; null where no run knows.</summary>
    public long? Rejected { get; init; }

    /// <summary>How many rows had each problem; null where no run knows.</summary>
    public IReadOnlyDictionary<Problem, long>? Problems { get; init; }
}

/// <summary>All days of a table: how they stand, and the figures of those that are loaded.</summary>
/// <param name="Loaded">The oldest first; a test's first hour is no day.</param>
internal sealed record DaysOverview(string Table, DayCalendar Calendar, IReadOnlyList<DayFigures> Loaded);

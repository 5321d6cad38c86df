namespace EduEtl.Days;

/// <summary>All days of a table: how they stand, and the figures of those that are loaded.</summary>
/// <param name="Loaded">The oldest first; a test's first hour is no day.</param>
internal sealed record DaysOverview(string Table, DayCalendar Calendar, IReadOnlyList<DayFigures> Loaded);

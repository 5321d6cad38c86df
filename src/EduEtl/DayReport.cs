using EduEtl.Attempts;

namespace EduEtl;

/// <summary>What is told of a day that is in the table. Sheet, page and mail are renderings of it.</summary>
/// <param name="Run">The run that loaded the day.</param>
/// <param name="Totals">Null where no run knows them: the Python tool filled the table.</param>
/// <param name="Statistics">Of the run's window.</param>
/// <param name="Courses">Most attempts first.</param>
/// <param name="Tasks">Hardest first.</param>
/// <param name="History">Loaded days up to this one, the oldest first, this one last.</param>
internal sealed record DayReport(
    RunInfo Run,
    RowTotals? Totals,
    DayStatistics Statistics,
    IReadOnlyList<CourseStatistics> Courses,
    IReadOnlyList<TaskStatistics> Tasks,
    IReadOnlyList<DayFigures> History
)
{
    /// <summary>The day before, where it is settled.</summary>
    public DayStatistics? DayBefore => SettledDay(1);

    /// <summary>The same weekday of the week before, where it is settled.</summary>
    public DayStatistics? WeekBefore => SettledDay(7);

    private DayStatistics? SettledDay(int daysBefore)
    {
        DateOnly day = Run.Window.Day.AddDays(-daysBefore);
        return History.FirstOrDefault(one => one.Settled && one.Day == day)?.Statistics;
    }
}

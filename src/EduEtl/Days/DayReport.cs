using EduEtl.Attempts;

namespace EduEtl.Days;

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
    private const int DaysThatTellWhatIsUsual = 31;

    /// <summary>Whether a sheet was written from this table before, so that its tabs should be there.</summary>
    public bool ReportedBefore { get; init; }

    /// <summary>Whether these are the final figures of the whole day.</summary>
    public bool Settled => !Run.Window.TestMode && History is [.., { Settled: true }];

    /// <summary>The day before, where it is settled.</summary>
    public DayStatistics? DayBefore => SettledDay(1);

    /// <summary>The same weekday of the week before, where it is settled.</summary>
    public DayStatistics? WeekBefore => SettledDay(7);

    /// <summary>The loaded ones of the last so many days, the oldest first, this one last.</summary>
    public IEnumerable<DayFigures> LastDays(int most) =>
        History.Where(one => one.Day > Run.Window.Day.AddDays(-most) && one.Day <= Run.Window.Day);

    /// <summary>The loaded days before this one that tell what is usual.</summary>
    public IEnumerable<DayFigures> Earlier => LastDays(DaysThatTellWhatIsUsual).SkipLast(1);

    /// <summary>How many tasks were tried.</summary>
    public long TaskCount => Courses.Sum(course => course.Tasks);

    /// <summary>A test's first hour says nothing of them.</summary>
    public IEnumerable<TaskStatistics> HardestTasks(int most) => Run.Window.TestMode ? [] : Tasks.Take(most);

    /// <summary>By what they are ranked, and how many of all are shown.</summary>
    public string TasksExplained(int shown) =>
        Strings.TasksExplained.With(TaskStatistics.EnoughStudents, shown, Numbers.Count(TaskCount));

    private DayStatistics? SettledDay(int daysBefore)
    {
        DateOnly day = Run.Window.Day.AddDays(-daysBefore);
        return History.FirstOrDefault(one => one.Settled && one.Day == day)?.Statistics;
    }
}

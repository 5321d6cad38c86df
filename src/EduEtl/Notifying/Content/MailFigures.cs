using EduEtl.Attempts;
using EduEtl.Days;

namespace EduEtl.Notifying.Content;

/// <summary>How the students did: the day beside other days, by course, and where it was hardest.</summary>
internal static class MailFigures
{
    private const int Days = 14;
    private const int Courses = 10;
    private const int Tasks = 5;

    public static IEnumerable<MailBlock> Of(RunSummary summary)
    {
        if (summary.Statistics is not { } statistics)
            yield break;
        KeyFigures figures = summary.Day is { } report ? KeyFigures.Of(report) : KeyFigures.Of(statistics);
        bool compared = figures.ComparedWith.Count > 0;
        yield return new MailTable(
            summary.Run.Window.TestMode ? Strings.MailStatisticsTest : Strings.StatisticsOfDay,
            compared ? [Strings.ColumnFigure, DayNames.OfMonth(summary.Run.Window.Day), .. figures.ComparedWith] : [],
            [.. figures.All.Select(Row)]
        );
        if (summary.Day is { Settled: true } && !compared)
            yield return new MailParagraph(Strings.ComparedWithNothing);
    }

    public static IEnumerable<MailBlock> Details(DayReport report)
    {
        List<DayFigures> days = [.. report.LastDays(Days)];
        if (days.Count > 1)
        {
            double most = days.Max(day => day.Statistics.Attempts);
            yield return new MailBars(Strings.ChartAttempts, [.. days.AsEnumerable().Reverse().Select(Bar)]);

            MailBar Bar(DayFigures day) =>
                new(
                    DayNames.Short(day.Day).Replace(' ', '\u00A0'),
                    Said(day),
                    most == 0 ? null : day.Statistics.Attempts / most
                );
        }
        if (report.Courses.Count > 0)
            yield return new MailTable(
                Strings.PageCourses,
                [Strings.ColumnCourse, Strings.StatAttempts, Strings.ColumnStudents, Strings.StatRate],
                [.. report.Courses.Take(Courses).Select(Row)]
            );
        if (report.Courses.Count > Courses)
            yield return new MailParagraph(
                Strings.PageCoursesBounded.With(Courses, Numbers.Count(report.Courses.Count))
            );
        List<TaskStatistics> hardest = [.. report.HardestTasks(Tasks)];
        if (hardest.Count == 0)
            yield break;
        yield return new MailBars(Strings.PageTasks, [.. hardest.Select(Bar)]);
        yield return new MailParagraph(report.TasksExplained(hardest.Count));
    }

    private static string Said(DayFigures day)
    {
        string figures = $"{Numbers.Count(day.Statistics.Attempts)}; {Numbers.Share(day.Statistics.SuccessRate)}";
        return day.Settled ? figures : $"{figures}; {Strings.StatusPartial}";
    }

    private static string[] Row(KeyFigure figure) =>
        [figure.Label, figure.Value, .. figure.Changes.Select(change => change.Text)];

    private static string[] Row(CourseStatistics course) =>
        [
            CourseNames.Of(course.Course),
            Numbers.Count(course.Statistics.Attempts),
            Numbers.Count(course.Statistics.Users),
            Numbers.Share(course.Statistics.SuccessRate),
        ];

    private static MailBar Bar(TaskStatistics task) =>
        new(
            $"{CourseNames.Of(task.Course)} {CourseNames.OfTask(task.Block)}",
            Strings.MailTaskRate.With(Numbers.Share(task.SuccessRate), Numbers.Count(task.Submits)),
            task.SuccessRate,
            task.Address
        );
}

/// <summary>The run and what it counted.</summary>
internal static class MailTables
{
    public static MailTable Totals(RowTotals totals)
    {
        (long received, long stored, long rejected) = (totals.Received, totals.Stored, totals.Rejected);
        string sum = $"{Numbers.Count(received)} = {Numbers.Count(stored)} + {Numbers.Count(rejected)}";
        return Pairs(
            Strings.TotalsTitle,
            [
                Count(Strings.RowsReceived, received),
                Count(Strings.RowsStored, stored),
                Count(Strings.RowsRejected, rejected),
                [Strings.MailBalance, sum],
                Count(Strings.RowsDefective, totals.Defective),
                Count(Strings.RowsReplaced, totals.Replaced),
            ]
        );
    }

    public static MailTable Run(Origin run) =>
        Pairs(
            Strings.MailRun,
            [
                [Strings.MailRunId, run.Id.ToString()],
                [Strings.MailRunStarted, $"{DateText.Write(run.StartedAt)} UTC"],
                [Strings.MailRunHost, Printable.OneLine(run.Host)],
                [Strings.MailRunUser, Printable.OneLine(run.User)],
                [Strings.MailRunVersion, Printable.OneLine($"EduEtl {run.Version}")],
            ]
        );

    private static MailTable Pairs(string title, IReadOnlyList<string[]> rows) => new(title, [], rows);

    private static string[] Count(string label, long number) => [label, Numbers.Count(number)];
}

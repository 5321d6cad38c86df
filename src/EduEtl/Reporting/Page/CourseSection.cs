using System.Text.RegularExpressions;
using EduEtl.Days;

namespace EduEtl.Reporting.Page;

/// <summary>How the students did by course.</summary>
internal static class CourseSection
{
    private const int Most = 30;

    public static Html Of(DayReport report)
    {
        int all = report.Courses.Count;
        return all == 0
            ? Html.Nothing
            : Html.Of(
                $"""
                <section aria-labelledby="courses">
                <h2 id="courses">{Strings.PageCourses}</h2>
                <div class="panel">
                {Table(report.Courses.Take(Most))}
                </div>
                {(
                    all > Most ? PageNote.Of(Strings.PageCoursesBounded.With(Most, Numbers.Count(all))) : Html.Nothing
                )}</section>

                """
            );
    }

    private static Html Table(IEnumerable<CourseStatistics> courses) =>
        PageTable.Of(
            [
                new(Strings.ColumnCourse),
                new(Strings.StatAttempts),
                new(Strings.ColumnStudents),
                new(Strings.ColumnTasks, PageColumn.Minor),
                new(Strings.StatSubmits, PageColumn.Minor),
                new(Strings.StatRate, PageColumn.Rate),
            ],
            courses.Select(course =>
                new[]
                {
                    PageNames.Of(course),
                    PageTable.Count(course.Statistics.Attempts),
                    PageTable.Count(course.Statistics.Users),
                    PageTable.Count(course.Tasks),
                    PageTable.Count(course.Statistics.Submits),
                    RateBar.Of(course.Statistics.SuccessRate),
                }
            )
        );
}

/// <summary>The tasks that the students failed at most often.</summary>
internal static class TaskSection
{
    private const int Most = 10;

    public static Html Of(DayReport report)
    {
        List<TaskStatistics> hardest = [.. report.HardestTasks(Most)];
        return hardest.Count == 0
            ? Html.Nothing
            : Html.Of(
                $"""
                <section aria-labelledby="tasks">
                <h2 id="tasks">{Strings.PageTasks}</h2>
                <div class="panel">
                {Table(hardest)}
                </div>
                {PageNote.Of(report.TasksExplained(hardest.Count))}</section>

                """
            );
    }

    private static Html Table(IEnumerable<TaskStatistics> tasks) =>
        PageTable.Of(
            [
                new(Strings.ColumnTask),
                new(Strings.ColumnStudents),
                new(Strings.StatSubmits, PageColumn.Minor),
                new(Strings.StatRate, PageColumn.Rate),
            ],
            tasks.Select(task =>
                new[]
                {
                    PageNames.Of(task),
                    PageTable.Count(task.Users),
                    PageTable.Count(task.Submits),
                    RateBar.Of(task.SuccessRate),
                }
            )
        );
}

/// <summary>Names of courses and tasks, which may be broken where a reader would break them.</summary>
internal static partial class PageNames
{
    public static Html Of(CourseStatistics course) => Breakable(CourseNames.Of(course.Course));

    public static Html Of(TaskStatistics task)
    {
        var digits = Html.Of($"<code>{CourseNames.OfTask(task.Block)}</code>");
        Html name = task.Address is { } address ? Html.Of($"<a href=\"{address}\">{digits}</a>") : digits;
        return Html.Of($"{Breakable(CourseNames.Of(task.Course))} {name}");
    }

    private static Html Breakable(string name) =>
        Html.Join(
            BehindSeparator().Split(name).Select((part, i) => Html.Of($"{new Html(i == 0 ? "" : "<wbr>")}{part}"))
        );

    [GeneratedRegex("(?<=[+:/])(?=.)")]
    private static partial Regex BehindSeparator();
}

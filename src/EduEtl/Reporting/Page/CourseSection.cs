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

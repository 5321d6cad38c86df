using EduEtl.Days;
using Google.Apis.Sheets.v4.Data;

namespace EduEtl.Reporting.Sheets;

/// <summary>The columns of the courses, and how a course fills them.</summary>
internal static class CourseColumns
{
    /// <summary>Behind the tasks, with a column between them.</summary>
    public const int Column = TaskColumns.Column + TaskColumns.Columns + 1;
    public const int Columns = 7;

    public static readonly ColumnLook[] Looks =
    [
        new(0, 1, TableLook.Text),
        new(1, 5, TableLook.Count),
        new(6, 1, TableLook.Percent),
    ];

    public static string[] Heads =>
        [
            Strings.ColumnCourse,
            Strings.StatAttempts,
            Strings.ColumnStudents,
            Strings.ColumnTasks,
            Strings.StatSubmits,
            Strings.StatSuccessful,
            Strings.StatRate,
        ];

    public static IEnumerable<Request> Widths(int tab) =>
        [TabRequests.Width(tab, Column - 1, pixels: 30), TabRequests.Width(tab, Column, pixels: 250)];

    public static RowData Line(CourseStatistics course) =>
        new()
        {
            Values =
            [
                TableCells.Text(CourseNames.Of(course.Course)),
                TableCells.Number(course.Statistics.Attempts),
                TableCells.Number(course.Statistics.Users),
                TableCells.Number(course.Tasks),
                TableCells.Number(course.Statistics.Submits),
                TableCells.Number(course.Statistics.SuccessfulSubmits),
                TableCells.Number(course.Statistics.SuccessRate),
            ],
        };
}

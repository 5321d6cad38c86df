using EduEtl.Days;
using Google.Apis.Sheets.v4.Data;

namespace EduEtl.Reporting.Sheets;

/// <summary>The columns of the hardest tasks, and how a task fills them.</summary>
internal static class TaskColumns
{
    public const int Column = 0;
    public const int Columns = 7;

    public static readonly ColumnLook[] Looks =
    [
        new(0, 2, TableLook.Text),
        new(2, 4, TableLook.Count),
        new(6, 1, TableLook.Percent),
    ];

    public static string[] Heads =>
        [
            Strings.ColumnCourse,
            Strings.ColumnTask,
            Strings.StatAttempts,
            Strings.ColumnStudents,
            Strings.StatSubmits,
            Strings.StatSuccessful,
            Strings.StatRate,
        ];

    public static IEnumerable<Request> Widths(int tab) =>
        [TabRequests.Width(tab, Column, pixels: 250), TabRequests.Width(tab, Column + 1, pixels: 290)];

    public static RowData Line(TaskStatistics task) =>
        new()
        {
            Values =
            [
                TableCells.Text(CourseNames.Of(task.Course)),
                TableCells.Text(CourseNames.OfTask(task.Block), Link(task)),
                TableCells.Number(task.Attempts),
                TableCells.Number(task.Users),
                TableCells.Number(task.Submits),
                TableCells.Number(task.SuccessfulSubmits),
                TableCells.Number(task.SuccessRate),
            ],
        };

    // The cell's look, and no formula: nothing of it is ever evaluated.
    private static CellFormat? Link(TaskStatistics task) =>
        task.Address is { } address ? new() { TextFormat = new() { Link = new() { Uri = address } } } : null;
}

using EduEtl.Days;
using EduEtl.Settings;
using Google.Apis.Sheets.v4.Data;

namespace EduEtl.Reporting.Sheets;

/// <summary>
/// The tasks' tab: of one day, which it names, the hardest tasks and beside them the courses. The block is written whole
/// each time, as far down as the longest list reaches; what others keep below and to the right is not touched.
/// </summary>
internal static class TasksTab
{
    private const int MostTasks = 200;
    private const int MostCourses = 100;

    /// <summary>Heading, day, explanation, heads of the columns: all stay in sight.</summary>
    private const int HeadRows = 4;
    private const int Rows = HeadRows + MostTasks;

    public static IEnumerable<Request> Requests(IList<Sheet> sheets, string title, DayReport report)
    {
        var tab = TabPlace.Of(sheets, title, $"Sheets:{nameof(SheetsSettings.TasksTab)}");
        List<RowData> tasks = [.. report.HardestTasks(MostTasks).Select(TaskColumns.Line)];
        List<RowData> courses = [.. report.Courses.Take(MostCourses).Select(CourseColumns.Line)];
        return
        [
            .. tab.Prepare(Rows, CourseColumns.Column + CourseColumns.Columns, new() { FrozenRowCount = HeadRows }),
            .. tab.Found is null ? Sizes(tab.Id) : [],
            .. Table(
                tab.Id,
                TaskColumns.Column,
                TaskColumns.Columns,
                Head(report, tasks.Count),
                tasks,
                TaskColumns.Looks
            ),
            .. Table(tab.Id, CourseColumns.Column, CourseColumns.Columns, Head(report), courses, CourseColumns.Looks),
        ];
    }

    private static IEnumerable<Request> Sizes(int tab) =>
        [
            TabRequests.Height(tab, 0, pixels: 28),
            TabRequests.Height(tab, HeadRows - 1, pixels: 40),
            .. TaskColumns.Widths(tab),
            .. CourseColumns.Widths(tab),
        ];

    private static IEnumerable<Request> Table(
        int tab,
        int column,
        int columns,
        IReadOnlyList<RowData> head,
        IEnumerable<RowData> lines,
        IEnumerable<ColumnLook> looks
    )
    {
        yield return TabRequests.Write(
            TabRequests.Block(tab, 0, HeadRows, column, columns),
            [.. head],
            TabRequests.ValuesAndLook
        );
        foreach (ColumnLook look in looks)
        {
            GridRange block = TabRequests.Block(tab, HeadRows, MostTasks, column + look.Column, look.Columns);
            yield return TabRequests.Look(block, look.Look);
        }
        yield return TabRequests.Write(
            TabRequests.Block(tab, HeadRows, MostTasks, column, columns),
            [.. lines],
            TabRequests.ValuesAndLinks
        );
    }

    private static RowData[] Head(DayReport report, int tasks) =>
        [
            TableCells.Banner(Strings.PageTasks, ReportLook.Heading, TaskColumns.Columns),
            Day(report),
            TableCells.Banner(report.TasksExplained(tasks), ReportLook.Subheading, TaskColumns.Columns),
            TableCells.Head(TaskColumns.Heads),
        ];

    private static RowData[] Head(DayReport report)
    {
        string note =
            report.Courses.Count > MostCourses
                ? Strings.PageCoursesBounded.With(MostCourses, Numbers.Count(report.Courses.Count))
                : "";
        return
        [
            TableCells.Banner(Strings.PageCourses, ReportLook.Heading, CourseColumns.Columns),
            TableCells.Banner("", ReportLook.Subheading, CourseColumns.Columns),
            TableCells.Banner(note, ReportLook.Subheading, CourseColumns.Columns),
            TableCells.Head(CourseColumns.Heads),
        ];
    }

    private static RowData Day(DayReport report)
    {
        bool test = report.Run.Window.TestMode;
        ReportLook look = test ? ReportLook.TestMark : ReportLook.Subheading;
        string note =
            test ? Strings.ReportTestMode
            : report.Settled ? ""
            : Strings.StatusPartial;
        RowData line = TableCells.Banner(Strings.ReportDay, look, TaskColumns.Columns);
        line.Values[1] = TableCells.Number(report.Run.Window.Start.ToOADate(), TableLook.DateIn(look));
        line.Values[2] = TableCells.Text(note, look.Label);
        return line;
    }
}

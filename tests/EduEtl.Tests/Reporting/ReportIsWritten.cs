using System.Globalization;
using EduEtl.Attempts;
using EduEtl.Days;
using EduEtl.Sandbox.Sheets;

namespace EduEtl.Tests.Reporting;

public sealed class ReportIsWritten : ReportingFixture
{
    [Fact]
    public async Task Values_are_typed_and_shown_by_number_formats()
    {
        await ReportAsync();

        TabState tab = Tab();
        Assert.Equal("Day report", tab.Cell("A1")!.Text);
        Assert.Equal((45567.0, "2024-10-02"), Shown("B3"));
        Assert.Equal((420.0, "420"), Shown("B4"));
        Assert.Equal((7000.0, "7,000"), Shown("B5"));
        Assert.Equal((0.5, "50.00%"), Shown("B8"));
        Assert.Equal((1990.0 / 420, "4.74"), Shown("B9"));
        Assert.Equal((9000.0, "9,000"), Shown("B12"));
        Assert.Equal("2024-10-03 04:05:06", tab.Cell("B17")!.Text);
        Assert.Equal(Run.Id.ToString(), tab.Cell("B18")!.Value);
        Assert.Equal("0.1.0", tab.Cell("B19")!.Value);

        (object?, string) Shown(string a1) => (tab.Cell(a1)!.Value, tab.Cell(a1)!.Text);
    }

    [Fact]
    public async Task The_head_is_bold_and_frozen_and_the_values_stand_at_the_right()
    {
        await ReportAsync();

        TabState tab = Tab();
        Assert.True(tab.Cell("A1")!.Look.Bold);
        Assert.Equal("#37474f", tab.Cell("B1")!.Look.Background);
        Assert.Equal("RIGHT", tab.Cell("B18")!.Look.HorizontalAlignment);
        Assert.Equal(2, tab.FrozenRows);
        Assert.All(tab.ColumnWidths.Take(2), width => Assert.InRange(width, 200, 400));
    }

    [Fact]
    public async Task Two_requests_make_the_tab_and_two_update_it()
    {
        await ReportAsync();
        Assert.Equal(["token", "get", "batchUpdate"], Google.Calls.Select(call => call.Operation));

        await ReportAsync();
        Assert.Equal(4, ApiCalls);
        Assert.Equal(4, Google.Snapshot().Tabs.Count);
        Assert.All(Google.Calls, call => Assert.Equal(200, call.Status));
    }

    [Fact]
    public async Task A_zero_denominator_gives_an_empty_cell()
    {
        await ReportAsync();
        await ReportAsync(day: new DayStatistics(0, 0, 0, 0, 0));

        Assert.Equal(0.0, Tab().Cell("B4")!.Value);
        Assert.All(["B8", "B9", "B10"], a1 => Assert.Null(Tab().Cell(a1)!.Value));
    }

    [Fact]
    public async Task Figures_that_are_not_known_leave_no_older_ones_behind()
    {
        await ReportAsync();
        await ReportAsync(withTotals: false);

        Assert.All(["B12", "B13", "B14", "B15"], a1 => Assert.Null(Tab().Cell(a1)!.Value));
    }

    [Fact]
    public async Task Test_mode_is_marked_and_the_mark_goes_with_it()
    {
        await ReportAsync(run: Run with { Window = new DayWindow(Run.Window.Day, TestMode: true) });
        Assert.StartsWith("TEST MODE", Tab().Cell("A2")!.Text, StringComparison.Ordinal);
        Assert.Equal("#ffe0b2", Tab().Cell("A2")!.Look.Background);

        await ReportAsync();
        Assert.DoesNotContain(Tab().Cells, cell => cell.Text.Contains("TEST", StringComparison.Ordinal));
    }

    [Fact]
    public async Task In_Russian_the_labels_change_and_the_tab_does_not()
    {
        await ReportAsync();
        CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture = new CultureInfo("ru-RU");
        await ReportAsync();

        Assert.Equal("Отчёт за день", Tab().Cell("A1")!.Text);
        Assert.Equal("Доля успешных отправок", Tab().Cell("A8")!.Text);
        Assert.Equal(0.5, Tab().Cell("B8")!.Value);
        Assert.Equal(4, Google.Snapshot().Tabs.Count);
    }

    [Fact]
    public async Task Text_from_outside_is_never_a_formula()
    {
        await ReportAsync(run: Run with { Version = "=IMPORTXML(\"http://203.0.113.9\",\"//a\")" });

        CellState cell = Tab().Cell("B19")!;
        Assert.Null(cell.Formula);
        Assert.StartsWith("=IMPORTXML", (string)cell.Value!, StringComparison.Ordinal);
    }
}

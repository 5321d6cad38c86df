using EduEtl.Days;
using EduEtl.Reporting.Sheets;
using EduEtl.Sandbox.Sheets;
using static EduEtl.Tests.Reporting.PersonsRequests;

namespace EduEtl.Tests.Reporting;

/// <summary>The two charts of the days, beside the figures on the first tab.</summary>
public sealed class TheHistoryHasCharts : ReportingFixture
{
    [Fact]
    public async Task Attempts_are_stacked_by_kind_with_the_rate_on_an_axis_of_its_own()
    {
        await ReportAsync(Until(2));

        ChartState chart = Charts()[0];
        Assert.Equal(("Attempts and success rate", "COMBO", true), (chart.Title, chart.Type, chart.Stacked));
        Assert.Equal(["2024-10-01", "2024-10-02"], chart.Labels);
        Assert.Equal(
            [
                ("Submits", "COLUMN", "LEFT_AXIS"),
                ("Runs", "COLUMN", "LEFT_AXIS"),
                ("Success rate", "LINE", "RIGHT_AXIS"),
            ],
            chart.Series.Select(one => (one.Name, one.Type, one.Axis))
        );
        Assert.Equal([0.25, 0.5], chart.Series[2].Values);
        Assert.Equal(1, chart.Axes.Single(axis => axis.Position == "RIGHT_AXIS").Most);
    }

    [Fact]
    public async Task Students_have_a_chart_below_it()
    {
        await ReportAsync(Until(2));

        ChartState chart = Charts()[1];
        Assert.Equal(("Unique students a day", "COLUMN"), (chart.Title, chart.Type));
        Assert.Equal([11, 12], chart.Series[0].Values);
        Assert.True(chart.OffsetY > Charts()[0].Height);
        Assert.Equal((2, 3), (chart.AnchorRow, chart.AnchorColumn));
    }

    [Fact]
    public async Task They_grow_with_the_days_and_there_are_never_more_of_them()
    {
        await ReportAsync(Until(2));
        await ReportAsync(Until(2));
        await ReportAsync(Until(4));

        Assert.Equal(2, Charts().Count);
        Assert.All(Charts(), chart => Assert.Equal("2024-10-04", chart.Labels[^1]));
    }

    [Fact]
    public async Task One_that_a_person_took_away_stays_away_and_one_of_his_own_is_left_alone()
    {
        await ReportAsync(Until(2));
        await PrepareAsync(DeleteChart(Charts()[0].Id), Chart(Tab("EduEtl").Id, id: 5));

        await ReportAsync(Until(3));

        Assert.Equal(
            [("Unique students a day", 3), ("", 4)],
            Charts().Select(one => (one.Title, one.Series[0].Values.Count))
        );
    }

    [Fact]
    public async Task A_tab_that_was_taken_away_comes_back_with_them()
    {
        await ReportAsync(Until(2));
        int id = History().Id;
        await PrepareAsync(new Google.Apis.Sheets.v4.Data.Request { DeleteSheet = new() { SheetId = id } });

        await ReportAsync(Until(3));

        Assert.Equal(2, Charts().Count);
        Assert.Equal("2024-10-03", History().Cell("A4")!.Text);
    }

    [Fact]
    public async Task A_tab_that_got_another_title_keeps_its_days_and_they_show_the_new_one()
    {
        await ReportAsync(Until(2));
        await PrepareAsync(Rename(History().Id, "Autumn"));

        await ReportAsync(Until(3));

        Assert.Equal("2024-10-02", Tab("Autumn").Cell("A3")!.Text);
        Assert.Equal(2, Charts().Count);
        Assert.All(Charts(), chart => Assert.Equal("2024-10-03", chart.Labels[^1]));
    }

    [Fact]
    public async Task A_narrow_empty_tab_of_a_persons_gets_room_for_them()
    {
        await PrepareAsync(Add("EduEtl", 9, rows: 2, columns: 1));

        await ReportAsync(Until(3));

        Assert.Equal((9, 4), (Tab("EduEtl").Id, Tab("EduEtl").Columns));
        Assert.Equal(2, Charts().Count);
    }

    [Fact]
    public async Task Days_that_are_inserted_move_none_of_them()
    {
        await ReportAsync(Until(4) with { History = [.. Until(4).History.Skip(2)] });
        await ReportAsync(Until(4));

        Assert.Equal("2024-10-01", History().Cell("A2")!.Text);
        Assert.All(
            Charts(),
            chart => Assert.Equal((2, 3, 4), (chart.AnchorRow, chart.AnchorColumn, chart.Labels.Count))
        );
    }

    [Fact]
    public async Task Those_that_an_earlier_version_made_beside_the_days_are_moved_once()
    {
        await ReportAsync(Until(2));
        int days = History().Id;
        await PrepareAsync([
            .. Charts().Select(chart => DeleteChart(chart.Id)),
            Chart(days, HistoryCharts.FormerId(days, kind: 2)),
            Chart(days, id: 5),
        ]);
        int calls = ApiCalls;

        await ReportAsync(Until(3));

        Assert.Equal(calls + 2, ApiCalls);
        Assert.Equal(5, Assert.Single(History().Charts).Id);
        Assert.Equal("Unique students a day", Assert.Single(Charts()).Title);

        await PrepareAsync(DeleteChart(Charts()[0].Id));
        await ReportAsync(Until(4));
        Assert.Empty(Charts());
    }

    private TabState History() => Tab("EduEtl days");

    private IReadOnlyList<ChartState> Charts() => Tab("EduEtl").Charts;

    private static DayReport Until(int day)
    {
        DayFigures[] history =
        [
            .. Enumerable
                .Range(1, day)
                .Select(i => new DayFigures(new(2024, 10, i), true, new(80, 10 + i, 40, 40, 10 * i))),
        ];
        return Report(Run, Totals, Day) with { History = history };
    }
}

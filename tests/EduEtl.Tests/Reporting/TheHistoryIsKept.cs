using System.Globalization;
using EduEtl.Attempts;
using EduEtl.Sandbox.Sheets;
using Google.Apis.Sheets.v4.Data;
using static EduEtl.Tests.Reporting.PersonsRequests;

namespace EduEtl.Tests.Reporting;

/// <summary>The tab of days: a row a day, found again by its date.</summary>
public sealed class TheHistoryIsKept : ReportingFixture
{
    [Fact]
    public async Task A_day_is_a_typed_row_under_a_frozen_head()
    {
        await ReportAsync(Until(2, 1));

        TabState tab = History();
        Assert.Equal(
            [
                "Day",
                "Attempts",
                "Runs",
                "Submits",
                "Successful submits",
                "Success rate",
                "Unique students",
                "Submits per student",
                "Successful submits per student",
                "Rows rejected",
                "State",
            ],
            Row(1)
        );
        Assert.Equal(
            ["2024-10-02", "1,002", "602", "400", "200", "50.00%", "102", "3.92", "1.96", "2", "settled"],
            Row(3)
        );
        Assert.Equal((45567.0, 0.5), (tab.Cell("A3")!.Value, tab.Cell("F3")!.Value));
        Assert.Equal(1, tab.FrozenRows);
        Assert.True(tab.Cell("K1")!.Look.Bold);
    }

    [Fact]
    public async Task The_first_report_takes_two_requests_and_so_does_every_later_one()
    {
        await ReportAsync(Until(1));
        Assert.Equal(["token", "get", "batchUpdate"], Google.Calls.Select(call => call.Operation));

        await ReportAsync(Until(2, 1));
        Assert.Equal(4, ApiCalls);
        Assert.All(Google.Calls, call => Assert.Equal(200, call.Status));
    }

    [Fact]
    public async Task A_day_that_runs_again_replaces_its_row_and_no_other()
    {
        await ReportAsync(Until(3, 2, 1));
        Dictionary<string, string> before = Shown();

        await ReportAsync(Until(3, 2, 1) with { History = [Figures(1), Figures(2, attempts: 5000), Figures(3)] });

        Assert.Equal("5,000", before["B3"] = History().Cell("B3")!.Text);
        before["F3"] = History().Cell("F3")!.Text;
        before["C3"] = History().Cell("C3")!.Text;
        Assert.Equal(before, Shown());
    }

    [Fact]
    public async Task A_report_that_is_written_again_changes_nothing_at_all()
    {
        await ReportAsync(Until(3, 2, 1));
        TabState before = History();

        await ReportAsync(Until(3, 2, 1));

        Assert.Equal(Described(before), Described(History()));
    }

    [Fact]
    public async Task An_older_day_goes_to_its_place_and_what_stands_beside_the_others_goes_with_them()
    {
        await ReportAsync(Until(5, 4, 2));
        int id = History().Id;
        await PrepareAsync(
            Text(id, row: 1, column: 11, "beside the 2nd"),
            Text(id, row: 2, column: 11, "beside the 4th"),
            Note(id, row: 3, column: 1, "on the 5th")
        );

        await ReportAsync(Until(6, 5, 4, 3, 2, 1));

        Assert.Equal(["2024-10-01", "2024-10-02", "2024-10-03", "2024-10-04", "2024-10-05", "2024-10-06"], Days());
        Assert.Equal("beside the 2nd", History().Cell("L3")!.Text);
        Assert.Equal("beside the 4th", History().Cell("L5")!.Text);
        Assert.Equal("on the 5th", History().Cell("B6")!.Note);
        Assert.Equal("1,003", History().Cell("B4")!.Text);
        Assert.Equal("#,##0", (string?)History().Cell("B4")!.Format["numberFormat"]!["pattern"]);
        Assert.False(History().Cell("B2")!.Look.Bold);
        Assert.Equal(4, ApiCalls - 1);
    }

    [Fact]
    public async Task Days_that_the_ledger_does_not_know_any_more_stay()
    {
        await ReportAsync(Until(2, 1));
        await ReportAsync(Until(3));

        Assert.Equal(["2024-10-01", "2024-10-02", "2024-10-03"], Days());
    }

    [Fact]
    public async Task What_a_person_wrote_below_and_beside_stays_where_it_is()
    {
        await ReportAsync(Until(2, 1));
        int id = History().Id;
        await PrepareAsync(
            Text(id, row: 3, column: 0, "All together"),
            Text(id, row: 20, column: 20, "far away"),
            Chart(id, id: 5)
        );

        await ReportAsync(Until(4, 3, 2, 1));

        Assert.Equal(["2024-10-01", "2024-10-02", "2024-10-03", "2024-10-04", "All together"], Days());
        Assert.Contains(History().Charts, chart => chart.Id == 5);
    }

    [Fact]
    public async Task Rows_behind_the_last_day_that_are_free_are_used_without_moving_anything()
    {
        await ReportAsync(Until(1));
        int id = History().Id;
        await PrepareAsync(Text(id, row: 2, column: 20, "beside a free row"), Chart(id, id: 5));

        await ReportAsync(Until(3, 2, 1));

        Assert.Equal("beside a free row", History().Cell("U3")!.Text);
        Assert.Equal(30, History().Charts.Single(chart => chart.Id == 5).AnchorRow);
        Assert.Equal(1000, History().Rows);
    }

    [Fact]
    public async Task Rows_that_a_person_moved_are_found_by_their_dates()
    {
        await ReportAsync(Until(2, 1));
        int id = History().Id;
        await PrepareAsync(InsertRow(id, 2), InsertRow(id, 0), Text(id, row: 0, column: 0, "My university"));

        await ReportAsync(Until(3, 2, 1));

        Assert.Equal(["My university", "Day", "2024-10-01", "", "2024-10-02", "2024-10-03"], FirstColumn());
    }

    [Fact]
    public async Task A_head_that_was_taken_away_comes_back_above_the_days()
    {
        await ReportAsync(Until(2, 1));
        int id = History().Id;
        CellData first = new()
        {
            UserEnteredValue = new() { NumberValue = 45566 },
            UserEnteredFormat = new()
            {
                NumberFormat = new() { Type = "DATE", Pattern = "yyyy-mm-dd" },
            },
        };
        await PrepareAsync(
            Cell(id, 0, 0, first, "userEnteredValue,userEnteredFormat"),
            Text(id, row: 1, column: 0, "")
        );

        await ReportAsync(Until(3, 2, 1));

        Assert.Equal(["Day", "2024-10-01", "2024-10-02", "2024-10-03"], FirstColumn().Where(text => text.Length > 0));
    }

    [Fact]
    public async Task A_tests_first_hour_is_no_day()
    {
        await ReportAsync(Until(2, 1));
        Dictionary<string, string> before = Shown();
        DayReport test = Until(2, 1);

        await ReportAsync(
            test with
            {
                Run = test.Run with { Window = new(new(2024, 10, 2), TestMode: true) },
                History = [Figures(1), Figures(2, attempts: 7)],
            }
        );

        Assert.Equal(before, Shown());
    }

    [Fact]
    public async Task A_day_without_attempts_has_no_rate_and_one_that_was_not_over_says_so()
    {
        DayReport report = Until(2, 1);
        await ReportAsync(
            report with
            {
                History =
                [
                    Figures(1) with
                    {
                        Settled = false,
                        Rejected = null,
                    },
                    new(new(2024, 10, 2), true, new(0, 0, 0, 0, 0)),
                ],
            }
        );

        Assert.Equal("loaded in part", History().Cell("K2")!.Text);
        Assert.Null(History().Cell("J2")!.Value);
        Assert.Equal(0.0, History().Cell("B3")!.Value);
        Assert.All(["F3", "H3", "I3"], a1 => Assert.Null(History().Cell(a1)!.Value));
    }

    [Fact]
    public async Task Three_years_of_days_fit_in_one_batch()
    {
        DateOnly last = new(2024, 10, 2);
        List<DayFigures> days =
        [
            .. Enumerable.Range(0, 1100).Select(i => Figures(1) with { Day = last.AddDays(i - 1099) }),
        ];

        await ReportAsync(Until(2) with { History = days });

        TabState tab = History();
        Assert.Equal("2024-10-02", tab.Cell("A1101")!.Text);
        Assert.Equal(1101, tab.Rows);
        Assert.InRange(Seen.Last().Body.Length, 1, 2_000_000);
        Assert.Equal(2, ApiCalls);
    }

    [Fact]
    public async Task In_Russian_the_heads_change_and_the_title_does_not()
    {
        await ReportAsync(Until(2, 1));
        CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture = new CultureInfo("ru-RU");
        await ReportAsync(Until(2, 1));

        Assert.Equal("Доля успешных отправок", History().Cell("F1")!.Text);
        Assert.Equal("день сведён", History().Cell("K3")!.Text);
        Assert.Contains(History().Charts, chart => chart.Title == "Уникальные студенты по дням");
    }

    private TabState History() => Tab("EduEtl days");

    private List<string> Row(int number) =>
        [.. History().Cells.Where(cell => cell.Row == number - 1).Select(cell => cell.Text)];

    private List<string> FirstColumn()
    {
        var cells = History().Cells.Where(cell => cell.Column == 0).ToDictionary(cell => cell.Row, cell => cell.Text);
        return [.. Enumerable.Range(0, cells.Keys.Max() + 1).Select(row => cells.GetValueOrDefault(row, ""))];
    }

    private IEnumerable<string> Days() => FirstColumn().Skip(1);

    private Dictionary<string, string> Shown() => History().Cells.ToDictionary(cell => cell.A1, cell => cell.Text);

    private static string Described(TabState tab) =>
        string.Join(
            "\n",
            [
                .. tab.Cells.Select(cell => $"{cell.A1} {cell.Text} {cell.Format.ToJsonString()}"),
                .. tab.Charts.Select(chart =>
                    $"{chart.Id} {chart.Title} {chart.AnchorRow} {string.Join(",", chart.Labels)}"
                ),
                $"{tab.Rows} {tab.Columns} {tab.FrozenRows} {string.Join(",", tab.ColumnWidths)}",
            ]
        );

    /// <summary>A report of the first of these days of October, and what the ledger knows.</summary>
    private static DayReport Until(int day, params int[] before)
    {
        RunInfo run = Run with { Window = new(new(2024, 10, day), TestMode: false) };
        DayFigures[] history = [.. before.Reverse().Select(other => Figures(other)), Figures(day)];
        return new(run, Totals, history[^1].Statistics, [], [], history);
    }

    private static DayFigures Figures(int day, long? attempts = null)
    {
        long all = attempts ?? (1000 + day);
        return new(new(2024, 10, day), true, new(all, 100 + day, all - 400, 400, 200)) { Rejected = day };
    }
}

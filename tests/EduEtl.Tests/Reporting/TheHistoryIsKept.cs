using System.Globalization;
using EduEtl.Days;
using EduEtl.Sandbox.Sheets;

namespace EduEtl.Tests.Reporting;

/// <summary>The tab of days: a row a day, found again by its date.</summary>
public sealed class TheHistoryIsKept : HistoryFixture
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
    public async Task Days_that_the_ledger_does_not_know_any_more_stay()
    {
        await ReportAsync(Until(2, 1));
        await ReportAsync(Until(3));

        Assert.Equal(["2024-10-01", "2024-10-02", "2024-10-03"], Days());
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
        Assert.Contains(Tab("EduEtl").Charts, chart => chart.Title == "Уникальные студенты по дням");
    }
}

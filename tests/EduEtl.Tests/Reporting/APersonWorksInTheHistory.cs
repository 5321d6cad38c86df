using System.Globalization;
using Google.Apis.Sheets.v4.Data;
using static EduEtl.Tests.Reporting.PersonsRequests;

namespace EduEtl.Tests.Reporting;

/// <summary>What a person does to the tab of days is kept, and goes with the rows that it belongs to.</summary>
public sealed class APersonWorksInTheHistory : HistoryFixture
{
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

    [Theory, InlineData("en-US"), InlineData("ru-RU")]
    public async Task A_row_between_the_head_and_the_first_day_stays(string language)
    {
        await ReportAsync(Until(3, 2));
        int id = History().Id;
        await PrepareAsync(InsertRow(id, 1), Text(id, row: 1, column: 0, "a remark"), Text(id, 1, 3, "of mine"));
        CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture = new CultureInfo(language);

        await ReportAsync(Until(4, 3, 2, 1));

        string head = language == "en-US" ? "Day" : "День";
        Assert.Equal([head, "a remark", "2024-10-01", "2024-10-02", "2024-10-03", "2024-10-04"], FirstColumn());
        Assert.Equal("of mine", History().Cell("D2")!.Text);
    }

    [Fact]
    public async Task A_row_in_place_of_the_head_stays_and_the_head_comes_below_it()
    {
        await ReportAsync(Until(2, 1));
        int id = History().Id;
        await PrepareAsync(Text(id, row: 0, column: 0, "My days"));

        await ReportAsync(Until(3, 2, 1));
        await ReportAsync(Until(3, 2, 1));

        Assert.Equal(["My days", "Day", "2024-10-01", "2024-10-02", "2024-10-03"], FirstColumn());
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
}

using EduEtl.Sandbox.Sheets;
using static EduEtl.Tests.Reporting.PersonsRequests;

namespace EduEtl.Tests.Reporting;

public sealed class TabIsAlreadyThere : ReportingFixture
{
    [Fact]
    public async Task A_tab_that_is_too_small_grows_in_the_same_batch()
    {
        await PrepareAsync(Add("EduEtl", 7, rows: 3, columns: 1));

        await ReportAsync();

        TabState tab = Tab();
        Assert.Equal((7, 19, 4), (tab.Id, tab.Rows, tab.Columns));
        Assert.Equal("0.1.0", tab.Cell("B19")!.Value);
        Assert.Equal(1, Google.Calls.Count(call => call.Operation == "batchUpdate") - 1);
    }

    [Fact]
    public async Task The_first_tab_whose_id_is_0_is_adopted()
    {
        await PrepareAsync(Rename(0, "eduetl"));

        await ReportAsync();

        TabState tab = Assert.Single(Google.Snapshot().Tabs, found => found.Title == "eduetl");
        Assert.Equal(("eduetl", "Day report"), (tab.Title, tab.Cell("A1")!.Text));
    }

    [Fact]
    public async Task What_a_person_keeps_beside_the_report_stays()
    {
        await PrepareAsync(
            Add("EduEtl", 7, rows: 100, columns: 10),
            Text(7, row: 4, column: 2, "mine"),
            Text(7, row: 40, column: 0, "below"),
            Text(0, row: 0, column: 0, "another tab"),
            Note(7, row: 4, column: 1, "ask Vera"),
            Chart(7, id: 5)
        );

        await ReportAsync();

        Assert.Equal("mine", Tab().Cell("C5")!.Text);
        Assert.Equal("below", Tab().Cell("A41")!.Text);
        Assert.Equal("ask Vera", Tab().Cell("B5")!.Note);
        Assert.Equal(7000.0, Tab().Cell("B5")!.Value);
        Assert.Single(Tab().Charts, chart => chart is { Id: 5, AnchorRow: 30 });
        Assert.Equal("another tab", Tab("Sheet1").Cell("A1")!.Text);
        Assert.Equal(0, Tab().FrozenRows);
    }

    [Fact]
    public async Task An_id_in_use_is_not_taken()
    {
        await ReportAsync();
        int id = Tab().Id;
        await PrepareAsync(Rename(id, "Kept"));

        await ReportAsync();

        Assert.Equal(id, Tab("Kept").Id);
        Assert.NotEqual(id, Tab().Id);
    }
}

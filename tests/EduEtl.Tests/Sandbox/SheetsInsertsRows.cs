using EduEtl.Sandbox.Sheets;

namespace EduEtl.Tests.Sandbox;

public sealed class SheetsInsertsRows : SheetsFixture
{
    [Fact]
    public async Task What_lies_behind_moves_and_charts_reach_across()
    {
        await DoneAsync(
            Put(0, 1, "{'stringValue':'Runs'}"),
            Put(1, 1, "{'numberValue':5}"),
            Put(2, 1, "{'numberValue':7}"),
            Charts.Add
        );

        await DoneAsync(Insert("'startIndex':2,'endIndex':4"));

        TabState tab = Google.Snapshot().Tab("Sheet1");
        Assert.Equal((1002, 5.0, 7.0), (tab.Rows, tab.Cell("B2")!.Value, tab.Cell("B5")!.Value));
        Assert.Equal([5, null, null, 7], Assert.Single(tab.Charts).Series[0].Values);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task New_rows_look_like_the_neighbour_that_is_said(bool before)
    {
        await DoneAsync(
            "{'repeatCell':{'range':{'endRowIndex':1},'cell':{'userEnteredFormat':{'textFormat':{'bold':true}}},'fields':'userEnteredFormat'}}",
            Put(1, 0, "{'numberValue':5}")
        );

        await DoneAsync(Insert("'startIndex':1,'endIndex':2", before ? ",'inheritFromBefore':true" : ""));

        Assert.Equal(before, Google.Snapshot().Tab("Sheet1").Cell("A2")?.Look.Bold == true);
    }

    [Theory]
    [InlineData("'startIndex':2", "", "must be given")]
    [InlineData("'startIndex':3,'endIndex':3", "", "do not fit")]
    [InlineData("'startIndex':1000,'endIndex':1001", "", "do not fit")]
    [InlineData("'startIndex':0,'endIndex':1", ",'inheritFromBefore':true", "Nothing is before the first")]
    public async Task Rows_that_cannot_be_inserted(string range, string more, string message)
    {
        await RefusedAsync(message, Insert(range, more));
    }

    private static string Insert(string range, string more = "") =>
        "{'insertDimension':{'range':{'dimension':'ROWS'," + range + "}" + more + "}}";
}

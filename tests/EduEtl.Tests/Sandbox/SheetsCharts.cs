using System.Text.Json.Nodes;
using EduEtl.Sandbox.Sheets;

namespace EduEtl.Tests.Sandbox;

public sealed class SheetsCharts : SheetsFixture
{
    [Fact]
    public async Task A_chart_shows_what_its_cells_hold_now()
    {
        await DoneAsync(
            Put(0, 1, "{'stringValue':'Runs'}"),
            Put(1, 0, "{'stringValue':'Mon'}"),
            Put(1, 1, "{'numberValue':5}")
        );

        JsonNode answer = await DoneAsync(Charts.Add);

        Assert.Equal(5, (int)answer["replies"]![0]!["addChart"]!["chart"]!["chartId"]!);
        ChartState chart = Assert.Single(Google.Snapshot().Tab("Sheet1").Charts);
        Assert.Equal(("Runs a day", "COLUMN", 600, 371), (chart.Title, chart.Type, chart.Width, chart.Height));
        Assert.Equal(["Mon", ""], chart.Labels);
        Assert.Equal("Runs", Assert.Single(chart.Series).Name);
        Assert.Equal([5, null], chart.Series[0].Values);
    }

    [Fact]
    public async Task Its_specification_changes_and_it_goes()
    {
        await DoneAsync(Charts.Add);
        string spec = Charts.Spec.Replace("COLUMN", "LINE", StringComparison.Ordinal);
        await DoneAsync($"{{'updateChartSpec':{{'chartId':5,'spec':{spec}}}}}");
        Assert.Equal("LINE", Google.Snapshot().Tab("Sheet1").Charts[0].Type);

        await RefusedAsync("No chart with id: 6", "{'deleteEmbeddedObject':{'objectId':6}}");
        await DoneAsync("{'deleteEmbeddedObject':{'objectId':5}}");
        Assert.Empty(Google.Snapshot().Tab("Sheet1").Charts);
    }

    [Theory]
    [InlineData("'chartId':5", "'chartId':-1", "negative")]
    [InlineData("'endColumnIndex':2", "'endColumnIndex':3", "one row or one column")]
    [InlineData("'endRowIndex':3", "'endRowIndex':3000", "exceeds grid limits")]
    [InlineData("'chartType':'COLUMN',", "", "must have a chartType")]
    [InlineData("'targetAxis'", "'type':'LINE','targetAxis'", "COMBO chart only")]
    [InlineData("'overlayPosition':{'anchorCell':{'columnIndex':3}}", "", "Exactly one kind of position")]
    [InlineData("'columnIndex':3", "'columnIndex':26", "anchor cell exceeds")]
    [InlineData("'COLUMN'", "'COMBO'", "must be LINE, AREA or COLUMN")]
    [InlineData("'COLUMN'", "'LINE','stackedType':'STACKED'", "LINE chart cannot be stacked")]
    [InlineData("'LEFT_AXIS'", "'BOTTOM_AXIS'", "cannot have this axis")]
    [InlineData("'targetAxis'", "'lineStyle':{'width':2},'targetAxis'", "for lines only")]
    [InlineData(
        "'headerCount'",
        "'axis':[{'position':'LEFT_AXIS'},{'position':'LEFT_AXIS'}],'headerCount'",
        "one axis per position"
    )]
    [InlineData("'endRowIndex':3,'endColumnIndex':1", "'endRowIndex':1,'endColumnIndex':1", "one row or one column")]
    public async Task A_chart_that_cannot_be(string good, string bad, string message)
    {
        Assert.Contains(good, Charts.Add, StringComparison.Ordinal);
        await RefusedAsync(message, Charts.Add.Replace(good, bad, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_chart_id_is_given_once()
    {
        await DoneAsync(Charts.Add);
        await RefusedAsync("Chart id 5 is negative or already in use.", Charts.Add);
    }
}

internal static class Charts
{
    public const string Spec =
        "{'title':'Runs a day','basicChart':{'chartType':'COLUMN','headerCount':1,"
        + "'domains':[{'domain':{'sourceRange':{'sources':[{'endRowIndex':3,'endColumnIndex':1}]}}}],"
        + "'series':[{'series':{'sourceRange':{'sources':[{'endRowIndex':3,'startColumnIndex':1,'endColumnIndex':2}]}},'targetAxis':'LEFT_AXIS'}]}}";

    public const string Add =
        "{'addChart':{'chart':{'chartId':5,'position':{'overlayPosition':{'anchorCell':{'columnIndex':3}}},'spec':"
        + Spec
        + "}}}";
}

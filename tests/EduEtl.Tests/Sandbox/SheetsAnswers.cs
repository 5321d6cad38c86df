using System.Text;
using System.Text.Json.Nodes;
using EduEtl.Sandbox.Sheets;

namespace EduEtl.Tests.Sandbox;

public sealed class SheetsAnswers : SheetsFixture
{
    [Fact]
    public async Task Only_the_fields_that_are_asked_for()
    {
        (_, JsonNode body) = await GetAsync(
            "v4/spreadsheets/book?fields=sheets/properties(sheetId,title),properties.title"
        );

        Assert.Equal(
            "{\"properties\":{\"title\":\"EduEtl\"},\"sheets\":[{\"properties\":{\"sheetId\":0,\"title\":\"Sheet1\"}}]}",
            body.ToJsonString()
        );
    }

    [Theory]
    [InlineData("title,autoRecalc")]
    [InlineData("*")]
    public async Task Properties_of_the_file_are_what_was_written(string mask)
    {
        await DoneAsync(
            $"{{'updateSpreadsheetProperties':{{'fields':'{mask}','properties':{{'title':'Days','autoRecalc':'HOUR','locale':'en_US','timeZone':'Etc/UTC'}}}}}}"
        );

        (_, JsonNode body) = await GetAsync("v4/spreadsheets/book?fields=properties");
        JsonNode properties = body["properties"]!;
        Assert.Equal(("Days", "HOUR"), ((string?)properties["title"], (string?)properties["autoRecalc"]));
        Assert.Equal("OVERFLOW_CELL", (string?)properties["defaultFormat"]!["wrapStrategy"]);
    }

    [Fact]
    public async Task Fields_that_do_not_exist_are_refused()
    {
        (int status, JsonNode body) = await GetAsync("v4/spreadsheets/book?fields=sheets.propertys");

        Assert.Equal(400, status);
        Assert.Contains(
            "Cannot find matching fields for path 'sheets.propertys'",
            body["error"]!["details"]!.ToJsonString().Replace("\\u0027", "'", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_query_that_is_too_long_may_come_as_a_form()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Google.Endpoint, "v4/spreadsheets/book"));
        request.Headers.Add("X-HTTP-Method-Override", "GET");
        request.Content = new StringContent("fields=spreadsheetId", Encoding.UTF8, "application/x-www-form-urlencoded");

        using HttpResponseMessage answer = await Client.HttpClient.SendAsync(request, Cancellation);

        JsonNode body = JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancellation))!;
        Assert.Equal("{\"spreadsheetId\":\"book\"}", body.ToJsonString());
        Assert.Equal("get", Google.Calls[^1].Operation);
    }

    [Fact]
    public async Task Cells_come_where_they_are_asked_for_with_what_became_of_them()
    {
        await DoneAsync(Put(1, 1, "{'numberValue':0.5}", "{'numberFormat':{'type':'PERCENT','pattern':'0.0%'}}"));

        (_, JsonNode body) = await GetAsync("v4/spreadsheets/book?includeGridData=true&ranges=B2:C3");
        JsonNode data = body["sheets"]![0]!["data"]![0]!;
        JsonNode cell = data["rowData"]![0]!["values"]![0]!;
        Assert.Equal((1, 1), ((int)data["startRow"]!, (int)data["startColumn"]!));
        Assert.Equal(
            ("50.0%", 0.5),
            ((string?)cell["formattedValue"], (double)cell["effectiveValue"]!["numberValue"]!)
        );
        Assert.Equal("PERCENT", (string?)cell["effectiveFormat"]!["numberFormat"]!["type"]);
        Assert.Equal(2, data["columnMetadata"]!.AsArray().Count);

        (_, JsonNode without) = await GetAsync("v4/spreadsheets/book");
        Assert.Null(without["sheets"]![0]!["data"]);
    }

    [Fact]
    public async Task The_sheet_0_is_left_out_of_ranges()
    {
        await DoneAsync(Charts.Add.Replace("{'endRowIndex'", "{'sheetId':0,'endRowIndex'", StringComparison.Ordinal));

        (_, JsonNode body) = await GetAsync("v4/spreadsheets/book?fields=sheets.charts.spec.basicChart.domains");
        JsonNode domain = body["sheets"]![0]!["charts"]![0]!["spec"]!["basicChart"]!["domains"]![0]!["domain"]!;
        JsonNode range = domain["sourceRange"]!["sources"]![0]!;
        Assert.Null(range["sheetId"]);
        Assert.Equal(3, (int)range["endRowIndex"]!);
    }

    [Fact]
    public async Task A_mask_writes_what_it_names_and_clears_what_is_not_given()
    {
        await DoneAsync(Put(0, 0, "{'numberValue':1}", "{'textFormat':{'bold':true,'italic':true}}"));
        await DoneAsync(
            "{'repeatCell':{'range':{'endRowIndex':1,'endColumnIndex':1},'cell':{},'fields':'userEnteredFormat.textFormat.bold,userEnteredValue'}}"
        );

        CellState cell = Google.Snapshot().Tab("Sheet1").Cell("A1")!;
        Assert.Equal((null, false, true), (cell.Value, cell.Look.Bold, cell.Look.Italic));
    }

    [Fact]
    public async Task A_range_is_cleared_where_rows_end_and_a_start_is_not()
    {
        await DoneAsync(Put(0, 1, "{'numberValue':1}"), Put(1, 0, "{'numberValue':2}"));

        await DoneAsync("{'updateCells':{'start':{},'rows':[{'values':[{}]}],'fields':'userEnteredValue'}}");
        Assert.Equal(2, Google.Snapshot().Tab("Sheet1").Cells.Count);

        await DoneAsync(
            "{'updateCells':{'range':{'endRowIndex':2,'endColumnIndex':2},'rows':[{'values':[{}]}],'fields':'userEnteredValue'}}"
        );
        Assert.Empty(Google.Snapshot().Tab("Sheet1").Cells);
    }

    [Fact]
    public async Task A_tab_moves_to_a_place_as_it_was_before()
    {
        await DoneAsync("{'addSheet':{'properties':{'title':'B'}}}", "{'addSheet':{'properties':{'title':'C'}}}");
        await DoneAsync("{'updateSheetProperties':{'properties':{'sheetId':0,'index':2},'fields':'index'}}");

        Assert.Equal(["B", "Sheet1", "C"], Google.Snapshot().Tabs.Select(tab => tab.Title));
    }

    [Fact]
    public async Task The_cells_are_there_after_a_restart_and_gone_without_a_folder()
    {
        await DoneAsync(
            "{'addSheet':{'properties':{'sheetId':4,'title':'Kept','gridProperties':{'frozenRowCount':1}}}}",
            Put(3, 2, "{'stringValue':'x'}", "{'textFormat':{'bold':true}}"),
            "{'updateDimensionProperties':{'range':{'dimension':'COLUMNS','endIndex':1},'properties':{'pixelSize':222},'fields':'pixelSize'}}",
            Charts.Add
        );
        string before = Picture();

        await RestartAsync();
        Assert.Equal(before, Picture());
        Assert.Equal(222, Google.Snapshot().Tabs[0].ColumnWidths[0]);

        await RestartAsync(options => options with { Folder = null });
        Assert.Single(Google.Snapshot().Tabs);
    }
}

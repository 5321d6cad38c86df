using System.Text.Json.Nodes;

namespace EduEtl.Tests.Sandbox;

/// <summary>What is refused changes nothing, so that all of these share one spreadsheet.</summary>
public sealed class SheetsRefuses(SheetsFixture sheets) : IClassFixture<SheetsFixture>
{
    [Theory]
    [InlineData(
        "{'addSheet':{'properties':{'titel':'x'}}}",
        "Unknown name \"titel\" at 'requests[0].add_sheet.properties': Cannot find field."
    )]
    [InlineData("{'paintSheet':{}}", "Unknown name \"paintSheet\" at 'requests[0]': Cannot find field.")]
    [InlineData(
        "{'addSheet':{'properties':{'sheetId':'abc'}}}",
        "Invalid value at 'requests[0].add_sheet.properties.sheet_id' (TYPE_INT32), \"abc\""
    )]
    [InlineData(
        "{'insertDimension':{'range':{'dimension':'DIAGONALS'}}}",
        "Invalid value at 'requests[0].insert_dimension.range.dimension'"
    )]
    [InlineData(
        "{'updateCells':{'rows':{},'fields':'*','range':{}}}",
        "Invalid value at 'requests[0].update_cells.rows'"
    )]
    [InlineData("{}", "exactly one request")]
    [InlineData("{'deleteSheet':{'sheetId':0},'deleteEmbeddedObject':{'objectId':5}}", "exactly one request")]
    [InlineData("{'deleteSheet':{'sheetId':0,'sheetId':1}}", "Invalid JSON payload received.")]
    [InlineData("{", "Invalid JSON payload received.")]
    public Task A_body_that_is_not_the_message(string request, string message) => sheets.RefusedAsync(message, request);

    [Fact]
    public async Task All_violations_come_in_one_answer_with_their_places()
    {
        (_, JsonNode body) = await sheets.BatchAsync("{'addSheet':{'a':1,'b':2}}");

        JsonArray violations = body["error"]!["details"]![0]!["fieldViolations"]!.AsArray();
        Assert.Equal("type.googleapis.com/google.rpc.BadRequest", (string?)body["error"]!["details"]![0]!["@type"]);
        Assert.Equal(["requests[0].add_sheet", "requests[0].add_sheet"], violations.Select(v => (string?)v!["field"]));
    }

    [Fact]
    public Task No_request_at_all() => sheets.RefusedAsync("Must specify at least one request.");

    [Theory]
    [InlineData("", "At least one field must be listed in 'fields'.")]
    [InlineData("titel", "Invalid field: titel")]
    [InlineData("gridProperties.rows", "Invalid field: gridProperties.rows")]
    [InlineData("title.text", "Invalid field: title.text")]
    [InlineData("gridProperties(rowCount", "Invalid field: gridProperties(rowCount")]
    [InlineData("title,", "Invalid field: title,")]
    public Task A_mask_that_names_nothing(string mask, string message) =>
        sheets.RefusedAsync(message, $"{{'updateSheetProperties':{{'properties':{{'title':'x'}},'fields':'{mask}'}}}}");

    [Theory]
    [InlineData("{'title':''}", "title", "Invalid value for field: title")]
    [InlineData("{}", "timeZone", "Invalid value for field: timeZone")]
    [InlineData(
        "{'autoRecalc':'RECALCULATION_INTERVAL_UNSPECIFIED'}",
        "autoRecalc",
        "Invalid value for field: autoRecalc"
    )]
    [InlineData("{'autoRecalc':'NEVER'}", "autoRecalc", "Invalid value at")]
    [InlineData("{'defaultFormat':{}}", "defaultFormat", "Invalid field: defaultFormat")]
    [InlineData("{'title':'x'}", "", "At least one field must be listed in 'fields'.")]
    public Task A_property_of_the_file_that_it_cannot_have(string properties, string mask, string message) =>
        sheets.RefusedAsync(
            message,
            $"{{'updateSpreadsheetProperties':{{'properties':{properties},'fields':'{mask}'}}}}"
        );

    [Theory]
    [InlineData("effectiveValue")]
    [InlineData("formattedValue")]
    public Task A_mask_that_names_what_is_read_only(string mask) =>
        sheets.RefusedAsync("Invalid field", $"{{'repeatCell':{{'range':{{}},'cell':{{}},'fields':'{mask}'}}}}");

    [Theory]
    [InlineData("{'addSheet':{'properties':{'title':'sheet1'}}}", "A sheet with the name \"sheet1\" already exists.")]
    [InlineData("{'addSheet':{'properties':{'title':''}}}", "Sheet name cannot be empty.")]
    [InlineData("{'addSheet':{'properties':{'sheetId':0}}}", "already in use")]
    [InlineData("{'addSheet':{'properties':{'sheetId':-1}}}", "negative")]
    [InlineData("{'addSheet':{'properties':{'index':2}}}", "Invalid sheet index: 2")]
    [InlineData(
        "{'addSheet':{'properties':{'gridProperties':{'rowCount':1000000,'columnCount':10}}}}",
        "above the limit of 10000000 cells"
    )]
    [InlineData(
        "{'addSheet':{'properties':{'gridProperties':{'rowCount':2,'frozenRowCount':2}}}}",
        "You can't freeze all"
    )]
    [InlineData(
        "{'updateSheetProperties':{'properties':{'hidden':true},'fields':'hidden'}}",
        "You can't hide all the sheets in a document."
    )]
    [InlineData(
        "{'updateSheetProperties':{'properties':{'sheetId':9,'title':'x'},'fields':'title'}}",
        "No sheet with id: 9"
    )]
    [InlineData(
        "{'updateSheetProperties':{'properties':{},'fields':'gridProperties'}}",
        "You can't delete all the rows"
    )]
    [InlineData("{'deleteSheet':{'sheetId':0}}", "You can't remove all")]
    [InlineData("{'deleteSheet':{'sheetId':9}}", "No sheet with id: 9")]
    public Task A_tab_that_cannot_be(string request, string message) => sheets.RefusedAsync(message, request);

    [Theory]
    [InlineData("{'repeatCell':{'range':{'sheetId':9},'cell':{},'fields':'*'}}", "No grid with id: 9")]
    [InlineData(
        "{'repeatCell':{'range':{'endRowIndex':1001},'cell':{},'fields':'*'}}",
        "Range (Sheet1!A1:Z1001) exceeds grid limits. Max rows: 1000, max columns: 26"
    )]
    [InlineData(
        "{'updateCells':{'start':{'columnIndex':26},'rows':[{'values':[{}]}],'fields':'*'}}",
        "Attempting to write column: 26, beyond the last requested column of: 25"
    )]
    [InlineData(
        "{'updateCells':{'range':{'endRowIndex':1},'rows':[{},{}],'fields':'*'}}",
        "Attempting to write row: 1, beyond the last requested row of: 0"
    )]
    [InlineData("{'updateCells':{'rows':[],'fields':'*'}}", "Exactly one of 'start' and 'range'")]
    [InlineData(
        "{'updateDimensionProperties':{'range':{'dimension':'COLUMNS','startIndex':0,'endIndex':27},'properties':{'pixelSize':9},'fields':'pixelSize'}}",
        "exceeds grid limits"
    )]
    [InlineData(
        "{'updateDimensionProperties':{'range':{'startIndex':0,'endIndex':1},'properties':{'pixelSize':9},'fields':'pixelSize'}}",
        "No dimension specified."
    )]
    public Task Writing_beside_the_grid(string request, string message) => sheets.RefusedAsync(message, request);

    [Theory]
    [InlineData("{'numberValue':1,'stringValue':'x'}", "{}", "must be one of")]
    [InlineData("{'formulaValue':'1+1'}", "{}", "must begin with '='")]
    [InlineData("{'errorValue':{}}", "{}", "must be one of")]
    [InlineData("{'numberValue':1}", "{'numberFormat':{'pattern':'0'}}", "A numberFormat must have a type.")]
    public Task A_cell_that_cannot_be(string value, string format, string message) =>
        sheets.RefusedAsync(message, SheetsFixture.Put(0, 0, value, format));

    [Fact]
    public Task A_text_that_is_too_long() =>
        sheets.RefusedAsync(
            "maximum of 50000 characters",
            SheetsFixture.Put(0, 0, $"{{'stringValue':'{new string('x', 50_001)}'}}")
        );

    [Fact]
    public Task One_bad_request_undoes_the_good_ones_before_it() =>
        sheets.RefusedAsync(
            "Invalid requests[2].repeatCell: No grid with id: 9",
            "{'addSheet':{'properties':{'title':'New'}}}",
            SheetsFixture.Put(0, 0, "{'stringValue':'x'}"),
            "{'repeatCell':{'range':{'sheetId':9},'cell':{},'fields':'*'}}"
        );

    [Fact]
    public async Task What_Google_does_and_the_stand_in_does_not_is_said_to_be_so()
    {
        (int status, JsonNode body) = await sheets.BatchAsync("{'sortRange':{}}");

        Assert.Equal((501, "UNIMPLEMENTED"), (status, (string?)body["error"]!["status"]));
    }
}

using System.Text.Json.Nodes;
using EduEtl.Sandbox.Sheets;
using Google.Apis.Sheets.v4;
using Google.Apis.Sheets.v4.Data;

namespace EduEtl.Tests.Sandbox;

public sealed class SheetsValues : SheetsFixture
{
    [Fact]
    public async Task Raw_texts_stay_texts_and_null_leaves_a_cell_alone()
    {
        UpdateValuesResponse answer = await WriteAsync("Sheet1!A1:C2", ["=1+1", "1/2", 7], [true, null!, ""]);
        Assert.Equal(
            ("Sheet1!A1:C2", 2, 3, 5),
            (answer.UpdatedRange, answer.UpdatedRows, answer.UpdatedColumns, answer.UpdatedCells)
        );

        await WriteAsync("A1", [null!]);
        Assert.Equal(
            [
                ["=1+1", "1/2", "7"],
                ["TRUE"],
            ],
            await ReadAsync("Sheet1!A1:C2")
        );
    }

    [Fact]
    public async Task Typed_texts_become_what_they_say()
    {
        var body = new ValueRange
        {
            Values =
            [
                ["=1+1", "12.5", "TRUE", "'007"],
            ],
        };
        SpreadsheetsResource.ValuesResource.UpdateRequest update = Client.Spreadsheets.Values.Update(
            body,
            "book",
            "A1:D1"
        );
        update.ValueInputOption = SpreadsheetsResource.ValuesResource.UpdateRequest.ValueInputOptionEnum.USERENTERED;
        await update.ExecuteAsync(Cancellation);

        TabState tab = Google.Snapshot().Tab("Sheet1");
        Assert.Equal("=1+1", tab.Cell("A1")!.Formula);
        Assert.Equal(
            [12.5, true, "007"],
            new[] { tab.Cell("B1")!.Value, tab.Cell("C1")!.Value, tab.Cell("D1")!.Value }
        );
    }

    [Theory]
    [InlineData("'R&D / ''1'''!A1:B2", "'R&D / ''1'''!A1:B2")]
    [InlineData("'R&D / ''1'''", "'R&D / ''1'''!A1:Z1000")]
    [InlineData("Sheet1", "Sheet1!A1:Z1000")]
    [InlineData("Q1", "Sheet1!Q1")]
    [InlineData("'Q1'!A1", "'Q1'!A1")]
    [InlineData("A:B", "Sheet1!A1:B1000")]
    [InlineData("2:3", "Sheet1!A2:Z3")]
    [InlineData("A5:B", "Sheet1!A5:B1000")]
    [InlineData("sheet1!c2", "Sheet1!C2")]
    public async Task A_range_comes_back_in_its_normal_form(string range, string normal)
    {
        await DoneAsync("{'addSheet':{'properties':{'title':'Q1'}}}");
        await Client
            .Spreadsheets.BatchUpdate(
                new() { Requests = [new() { AddSheet = new() { Properties = new() { Title = "R&D / '1'" } } }] },
                "book"
            )
            .ExecuteAsync(Cancellation);

        ValueRange answer = await Client.Spreadsheets.Values.Get("book", range).ExecuteAsync(Cancellation);

        Assert.Equal(normal, answer.Range);
        Assert.Null(answer.Values);
    }

    [Theory]
    [InlineData("Nope!A1", "Unable to parse range: Nope!A1")]
    [InlineData("Nope", "Unable to parse range: Nope")]
    [InlineData("Sheet1!", "Unable to parse range: Sheet1!")]
    [InlineData("Sheet1!A0", "Unable to parse range: Sheet1!A0")]
    [InlineData("CRM26", "Range (Sheet1!CRM26) exceeds grid limits. Max rows: 1000, max columns: 26")]
    [InlineData("A1001", "exceeds grid limits")]
    public async Task A_range_that_is_none_is_refused(string range, string message)
    {
        (int status, JsonNode body) = await GetAsync($"v4/spreadsheets/book/values/{Uri.EscapeDataString(range)}");

        Assert.Equal(400, status);
        Assert.Contains(message, (string?)body["error"]!["message"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Writing_outside_the_range_is_refused_and_so_is_no_input_option()
    {
        const string path = "v4/spreadsheets/book/values/A1:B1";
        (_, JsonNode outside) = await SendAsync("PUT", path + "?valueInputOption=RAW", "{'values':[[1,2,3]]}");
        (_, JsonNode without) = await SendAsync("PUT", path, "{'values':[[1]]}");

        Assert.Equal(
            "Requested writing within range [A1:B1], but tried writing to column [C]",
            (string?)outside["error"]!["message"]
        );
        Assert.Equal("'valueInputOption' is required but not specified", (string?)without["error"]!["message"]);
        Assert.Empty(Google.Snapshot().Tab("Sheet1").Cells);
    }

    [Fact]
    public async Task A_date_is_read_as_asked()
    {
        await DoneAsync(Put(0, 0, "{'numberValue':43831}", "{'numberFormat':{'type':'DATE','pattern':'yyyy-mm-dd'}}"));

        Assert.Equal("[[\"2020-01-01\"]]", await RawAsync(""));
        Assert.Equal("[[43831]]", await RawAsync("?valueRenderOption=UNFORMATTED_VALUE"));
        Assert.Equal(
            "[[\"2020-01-01\"]]",
            await RawAsync("?valueRenderOption=UNFORMATTED_VALUE&dateTimeRenderOption=FORMATTED_STRING")
        );
    }

    [Fact]
    public async Task Empty_cells_within_are_empty_texts_and_those_behind_are_left_out()
    {
        await DoneAsync(Put(0, 1, "{'numberValue':1}"), Put(2, 0, "{'numberValue':2}"));

        Assert.Equal("[[\"\",\"1\"],[],[\"2\"]]", await RawAsync(":C9"));
        Assert.Equal("[[\"\",\"\",\"2\"],[\"1\"]]", await RawAsync(":C9?majorDimension=COLUMNS"));
    }

    private async Task<UpdateValuesResponse> WriteAsync(string range, params IList<object>[] rows)
    {
        SpreadsheetsResource.ValuesResource.UpdateRequest update = Client.Spreadsheets.Values.Update(
            new ValueRange { Values = rows },
            "book",
            range
        );
        update.ValueInputOption = SpreadsheetsResource.ValuesResource.UpdateRequest.ValueInputOptionEnum.RAW;
        return await update.ExecuteAsync(Cancellation);
    }

    private async Task<IList<IList<object>>> ReadAsync(string range) =>
        (await Client.Spreadsheets.Values.Get("book", range).ExecuteAsync(Cancellation)).Values;

    private async Task<string> RawAsync(string rest) =>
        (await GetAsync("v4/spreadsheets/book/values/A1" + rest)).Body["values"]!.ToJsonString();
}

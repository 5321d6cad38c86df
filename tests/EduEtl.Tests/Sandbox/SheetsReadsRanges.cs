using System.Text.Json.Nodes;
using EduEtl.Sandbox.Sheets;

namespace EduEtl.Tests.Sandbox;

public sealed class SheetsReadsRanges : SheetsFixture
{
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
    public void A_range_comes_back_in_its_normal_form(string range, string normal)
    {
        var book = Workbook.New(Options);
        book.Tabs.AddRange(Tab.New(1, "Q1"), Tab.New(2, "R&D / '1'"));

        Assert.Equal(normal, A1.Write(A1.Read(book, range)));
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
        (int status, JsonNode body) = await GetAsync($"v4/spreadsheets/book?ranges={Uri.EscapeDataString(range)}");

        Assert.Equal(400, status);
        Assert.Contains(message, (string?)body["error"]!["message"], StringComparison.Ordinal);
    }
}

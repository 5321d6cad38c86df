using System.Buffers.Text;
using System.Text.Json.Nodes;
using EduEtl.Sandbox.Sheets;

namespace EduEtl.Tests.Reporting;

public sealed class WhatGoesOverTheWire : ReportingFixture
{
    [Fact]
    public async Task The_token_is_asked_for_with_a_signed_assertion()
    {
        await ReportAsync();

        CallInfo call = Seen.First();
        string[] form = call.Body.Split('&');
        string assertion = form.Single(pair => pair.StartsWith("assertion=", StringComparison.Ordinal))[10..];
        JsonNode claims = JsonNode.Parse(Base64Url.DecodeFromChars(assertion.Split('.')[1]))!;
        Assert.Equal("POST /token", $"{call.Method} {call.Target}");
        Assert.Equal("application/x-www-form-urlencoded", call.Headers["Content-Type"]);
        Assert.Contains("grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer", form);
        Assert.Equal(Account, (string?)claims["iss"]);
        Assert.Equal("https://www.googleapis.com/auth/spreadsheets", (string?)claims["scope"]);
        Assert.Equal("https://oauth2.googleapis.com/token", (string?)claims["aud"]);
        Assert.Equal(3600, (long)claims["exp"]! - (long)claims["iat"]!);
    }

    [Fact]
    public async Task The_reading_asks_for_little()
    {
        await ReportAsync();

        CallInfo call = Seen.ElementAt(1);
        Assert.Equal(
            "/v4/spreadsheets/book?fields=spreadsheetUrl%2Csheets%28properties%28sheetId%2Ctitle%2CsheetType%2CgridProperties%28rowCount%2CcolumnCount%29%29%2Ccharts.chartId%29",
            call.Target
        );
        Assert.StartsWith("EduEtl google-api-dotnet-client/1.78", call.Headers["User-Agent"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_batch_is_one_packed_body()
    {
        await ReportAsync();

        CallInfo call = Seen.ElementAt(2);
        Assert.Equal("POST /v4/spreadsheets/book:batchUpdate", $"{call.Method} {call.Target}");
        Assert.Equal("gzip", call.Headers["Content-Encoding"]);
        Assert.Equal("application/json; charset=utf-8", call.Headers["Content-Type"]);
        Assert.True(Google.Calls[2].Bytes < call.Body.Length / 2, "packed");
        JsonNode body = JsonNode.Parse(call.Body)!;
        Assert.Equal("userEnteredValue,userEnteredFormat", (string?)body["requests"]![3]!["updateCells"]!["fields"]);
        Assert.Equal(
            45567,
            (double)
                body["requests"]![3]!["updateCells"]!["rows"]![2]!["values"]![1]!["userEnteredValue"]!["numberValue"]!
        );
    }

    [Fact]
    public async Task No_token_is_kept_among_the_calls()
    {
        await ReportAsync();

        Assert.DoesNotContain("ya29", string.Join("\n", Google.Calls), StringComparison.Ordinal);
        Assert.All(Seen, call => Assert.False(call.Headers.ContainsKey("Authorization")));
    }

    [Fact]
    public async Task A_spreadsheet_id_is_escaped_whole()
    {
        await FailsAsync(Settings() with { SpreadsheetId = "a/b c:d" });

        Assert.StartsWith("/v4/spreadsheets/a%2Fb%20c%3Ad?", Seen.ElementAt(1).Target, StringComparison.Ordinal);
    }
}

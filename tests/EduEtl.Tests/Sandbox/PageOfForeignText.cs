using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using EduEtl.Tests.Support;

namespace EduEtl.Tests.Sandbox;

public sealed class PageOfForeignText : IAsyncLifetime
{
    private const string Attack = "<script>alert('x')</script>\"'&<b>";
    private static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;

    private readonly TempFolder _folder = new();
    private readonly HttpClient _http = new();
    private PageTrial _page = null!;

    public async ValueTask InitializeAsync()
    {
        WriteSheet();
        WriteMail();
        _page = await PageTrial.StartAsync(_folder.Path);
    }

    public async ValueTask DisposeAsync()
    {
        await _page.DisposeAsync();
        _http.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("sheet")]
    [InlineData("sheet/7")]
    [InlineData("mail")]
    [InlineData("mail/1")]
    [InlineData("calls")]
    public async Task Nothing_of_it_becomes_markup(string path)
    {
        using HttpResponseMessage call = await _http.GetAsync(
            new Uri($"{_page.Sources.Platform.Url}?start={Uri.EscapeDataString(Attack)}"),
            Cancellation
        );

        string html = await _http.GetStringAsync(new Uri(_page.Server.Url, path), Cancellation);

        Assert.Contains("&lt;script&gt;alert(", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", html, StringComparison.Ordinal);
        Assert.DoesNotContain("alert('x')", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mails_HTML_is_shut_into_a_frame_that_runs_nothing()
    {
        string html = await _http.GetStringAsync(new Uri(_page.Server.Url, "mail/1"), Cancellation);

        Assert.Contains("<iframe sandbox=\"allow-same-origin\" title=", html, StringComparison.Ordinal);
        Assert.Contains("srcdoc=\"&lt;h1&gt;", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_may_load_nothing_from_elsewhere_and_runs_its_own_script_alone()
    {
        using HttpResponseMessage answer = await _http.GetAsync(new Uri(_page.Server.Url, "mail"), Cancellation);

        string policy = string.Concat(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none';", policy, StringComparison.Ordinal);
        string html = await answer.Content.ReadAsStringAsync(Cancellation);
        string script = html.Split("<script>")[1].Split("</script>")[0];
        byte[] hash = System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(script));
        Assert.Contains($"script-src 'sha256-{Convert.ToBase64String(hash)}'", policy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mail/77")]
    [InlineData("mail/0")]
    public async Task A_mail_that_is_not_there_is_said_to_be_missing(string path) =>
        Assert.Contains(
            "There is no such mail.",
            await _http.GetStringAsync(new Uri(_page.Server.Url, path), Cancellation),
            StringComparison.Ordinal
        );

    [Fact]
    public async Task Another_address_is_not_found()
    {
        using HttpResponseMessage answer = await _http.GetAsync(new Uri(_page.Server.Url, "sheet/x/y"), Cancellation);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private void WriteSheet()
    {
        JsonObject value = new()
        {
            ["userEnteredValue"] = new JsonObject { ["stringValue"] = Attack },
            ["note"] = Attack,
        };
        JsonObject tab = new()
        {
            ["properties"] = new JsonObject
            {
                ["sheetId"] = 7,
                ["title"] = Attack,
                ["gridProperties"] = new JsonObject { ["rowCount"] = 50, ["columnCount"] = 5 },
            },
            ["cells"] = new JsonArray(new JsonArray(0, 0, value)),
        };
        JsonObject book = new()
        {
            ["spreadsheetId"] = "id",
            ["properties"] = new JsonObject { ["title"] = Attack, ["locale"] = "en_US" },
            ["sheets"] = new JsonArray(tab),
        };
        File.WriteAllText(_folder.File("spreadsheet.json"), book.ToJsonString());
    }

    private void WriteMail()
    {
        Directory.CreateDirectory(_folder.File("mail"));
        string message =
            $"From: <a@b.test>\r\nTo: <c@d.test>\r\nSubject: {Attack}\r\nMIME-Version: 1.0\r\n"
            + "Content-Type: multipart/alternative; boundary=B\r\n\r\n"
            + $"--B\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{Attack}\r\n"
            + $"--B\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<h1>Hi</h1>{Attack}\r\n--B--\r\n";
        File.WriteAllText(_folder.File("mail/1.eml"), message);
        var envelope = new
        {
            From = Attack,
            To = new[] { Attack },
            ReceivedAt = "2024-10-02T10:00:00+00:00",
        };
        File.WriteAllText(_folder.File("mail/1.json"), JsonSerializer.Serialize(envelope));
    }
}

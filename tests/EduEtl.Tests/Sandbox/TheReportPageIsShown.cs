using System.Net;
using EduEtl.Sandbox.Host;
using EduEtl.Tests.Support;

namespace EduEtl.Tests.Sandbox;

public sealed class TheReportPageIsShown
{
    private static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;

    [Fact]
    public async Task In_a_frame_as_it_is_and_nothing_beside_it()
    {
        using var folder = new TempFolder();
        await using PageTrial page = await PageTrial.StartAsync(folder.Path);
        using var http = new HttpClient();
        string empty = await http.GetStringAsync(new Uri(page.Server.Url, "report"), Cancellation);
        Assert.Contains("No report page", empty, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"en\">", empty, StringComparison.Ordinal);

        string reports = Directory.CreateDirectory(Path.Combine(folder.Path, "reports")).FullName;
        File.WriteAllText(Path.Combine(reports, "2024-10-01.html"), "the first");
        File.WriteAllText(Path.Combine(reports, "2024-10-02.html"), "the newest");
        File.WriteAllText(Path.Combine(folder.Path, "secret.html"), "secret");
        string pane = await http.GetStringAsync(new Uri(page.Server.Url, "report"), Cancellation);
        Assert.Contains("src=\"/reports/2024-10-02.html?", pane, StringComparison.Ordinal);
        string shown = await http.GetStringAsync(new Uri(page.Server.Url, "reports/2024-10-02.html"), Cancellation);
        Assert.Equal("the newest", shown);
        foreach (string path in (string[])["reports/..%2Fsecret.html", "reports/nothing.html", "reports/"])
        {
            using HttpResponseMessage answer = await http.GetAsync(new Uri(page.Server.Url, path), Cancellation);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Theory]
    [InlineData("one two three four", "one two\nthree four")]
    [InlineData("  --a   words of it", "  --a\n  words of\n  it")]
    [InlineData("http://127.0.0.1/long is it", "http://127.0.0.1/long\nis it")]
    [InlineData("short\nlines", "short\nlines")]
    public void Its_own_lines_end_between_words(string text, string lines) => Assert.Equal(lines, Wrapped.Of(text, 10));
}

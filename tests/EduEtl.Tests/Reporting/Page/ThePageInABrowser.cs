using System.Globalization;
using EduEtl.Days;
using EduEtl.Reporting.Page;
using EduEtl.Tests.Support;
using Serilog.Core;

namespace EduEtl.Tests.Reporting.Page;

public sealed class ThePageInABrowser(Browser browser) : IDisposable
{
    // The smallest ratio of each element's text to what is behind it.
    private const string LeastContrast = """
        () => {
          const parse = c => { const m = c.match(/[\d.]+/g).map(Number); return { rgb: m.slice(0, 3), a: m[3] ?? 1 }; };
          const light = ([r, g, b]) => [r, g, b].map(v => v / 255)
            .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
            .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
          const behind = e => { for (; e; e = e.parentElement) {
            const c = parse(getComputedStyle(e).backgroundColor); if (c.a > 0) return c.rgb; } return [255, 255, 255]; };
          const ratios = [...document.querySelectorAll('body *')]
            .filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim())
              && !['title', 'desc'].includes(e.localName) && e.checkVisibility())
            .map(e => { const s = getComputedStyle(e);
              const a = light(parse(e.closest('svg') ? s.fill : s.color).rgb), b = light(behind(e));
              return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05); });
          return ratios.length > 100 ? Math.min(...ratios) : 0;
        }
        """;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("settled", "en", 1180, false)]
    [InlineData("settled", "ru", 1180, true)]
    [InlineData("settled", "en", 390, true)]
    [InlineData("settled", "ru", 390, false)]
    [InlineData("extreme", "ru", 390, false)]
    public async Task It_reads_well_everywhere(string day, string language, int width, bool dark)
    {
        await using BrowserPage page = await OpenAsync(day, language, new(width, Dark: dark));
        Assert.False(await page.IsTooWideAsync());
        Assert.InRange(await page.Page.EvaluateAsync<double>(LeastContrast), 4.5, 21);
        string ground = await page.Page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor");
        Assert.Equal(dark ? "rgb(19, 23, 27)" : "rgb(245, 246, 244)", ground);
        await page.Page.ClickAsync("summary");
        Assert.False(await page.IsTooWideAsync());
        Assert.True(await page.Page.IsVisibleAsync("details tbody tr"));
        AssertQuiet(page);
        await page.PictureAsync($"page-{day}-{language}-{width}-{(dark ? "dark" : "light")}");
    }

    [Theory]
    [InlineData(45, "ru", 360, true)]
    [InlineData(400, "en", 1180, false)]
    [InlineData(400, "ru", 1180, true)]
    [InlineData(3650, "en", 360, false)]
    public async Task The_index_reads_well_everywhere(int days, string language, int width, bool dark)
    {
        CultureInfo.CurrentUICulture = new(language);
        DaysOverview all = Overviews.Of(days);
        string path = _folder.File("index.html");
        string html = IndexDocument.Of(all, Overviews.Pages(all), DateTimeOffset.UnixEpoch).Markup;
        await File.WriteAllTextAsync(path, html, TestContext.Current.CancellationToken);
        await using BrowserPage page = await browser.OpenAsync(new Uri(path), new(width, Dark: dark));
        await page.PictureAsync($"index-{days}-{language}-{width}-{(dark ? "dark" : "light")}");
        await page.Page.EvaluateAsync("document.querySelectorAll('details').forEach(part => part.open = true)");
        Assert.False(await page.IsTooWideAsync());
        Assert.InRange(await page.Page.EvaluateAsync<double>(LeastContrast), 4.5, 21);
        AssertQuiet(page);
    }

    [Fact]
    public async Task It_prints_in_black_on_white_without_cut_rows()
    {
        await using BrowserPage page = await OpenAsync("settled", "en", new(Dark: true, Print: true));
        Assert.Equal("rgb(0, 0, 0)", await page.Page.EvaluateAsync<string>("getComputedStyle(document.body).color"));
        Assert.InRange(await page.Page.EvaluateAsync<double>(LeastContrast), 4.5, 21);
        string[] breaks = await page.Page.EvaluateAsync<string[]>(
            "[...document.querySelectorAll('tr, figure, .card')].map(e => getComputedStyle(e).breakInside)"
        );
        Assert.NotEmpty(breaks);
        Assert.All(breaks, value => Assert.Equal("avoid", value));
        Assert.False(await page.Page.IsVisibleAsync("details"));
        Assert.False(await page.Page.IsVisibleAsync("nav"));
        AssertQuiet(page);
        await page.PictureAsync("page-print");
    }

    private async Task<BrowserPage> OpenAsync(string day, string language, PageLook look)
    {
        CultureInfo.CurrentUICulture = new(language);
        using Logger log = new Serilog.LoggerConfiguration().CreateLogger();
        string path = new PageFile(new(Enabled: true, _folder.Path), TimeProvider.System, log).Write(
            Reports.Named(day)
        );
        return await browser.OpenAsync(new Uri(path), look);
    }

    private static void AssertQuiet(BrowserPage page)
    {
        Assert.Empty(page.Complaints);
        Assert.Equal([page.Page.Url], page.Requests);
    }
}

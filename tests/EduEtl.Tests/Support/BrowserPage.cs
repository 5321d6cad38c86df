using Microsoft.Playwright;

namespace EduEtl.Tests.Support;

/// <summary>How a page is looked at.</summary>
/// <param name="Print">As it comes out of the printer.</param>
/// <param name="Scripts">False: the browser runs none.</param>
public sealed record PageLook(
    int Width = 1280,
    int Height = 800,
    bool Dark = false,
    bool Print = false,
    bool Scripts = true
);

/// <summary>A page in a browser profile of its own, closed with it.</summary>
public sealed class BrowserPage : IAsyncDisposable
{
    // A folder that this names gets the pictures that the tests take; without it none is taken.
    private static readonly string? Pictures = Environment.GetEnvironmentVariable("EDUETL_TEST_PICTURES");

    private readonly List<string> _requests = [];
    private readonly List<string> _complaints = [];

    private BrowserPage(IPage page)
    {
        Page = page;
        page.Request += (_, request) => _requests.Add(request.Url);
        page.PageError += (_, error) => _complaints.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                _complaints.Add(message.Text);
        };
    }

    public IPage Page { get; }

    /// <summary>Every address that the page has asked for, its own first.</summary>
    public IReadOnlyList<string> Requests => _requests;

    /// <summary>Errors of scripts, and what the browser's console calls an error: what the page's policy forbids, too.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    /// <summary>Whether something stands out over the right edge, so that the page has to be pushed sideways.</summary>
    public Task<bool> IsTooWideAsync() =>
        Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > document.documentElement.clientWidth");

    public async Task PictureAsync(string name)
    {
        if (Pictures is { Length: > 0 } folder)
            await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png"), FullPage = true });
    }

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();

    internal static async Task<BrowserPage> OpenAsync(IBrowser browser, PageLook look)
    {
        IBrowserContext context = await browser.NewContextAsync(
            new()
            {
                ViewportSize = new() { Width = look.Width, Height = look.Height },
                ColorScheme = look.Dark ? ColorScheme.Dark : ColorScheme.Light,
                JavaScriptEnabled = look.Scripts,
            }
        );
        IPage page = await context.NewPageAsync();
        page.SetDefaultTimeout(20_000);
        if (look.Print)
            await page.EmulateMediaAsync(new() { Media = Media.Print });
        return new(page);
    }
}

using System.Reflection;
using EduEtl.Tests.Support;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Browser))]

namespace EduEtl.Tests.Support;

/// <summary>
/// One headless Chromium for the whole test run, the machine's own, started by the first test that asks. Nothing is
/// downloaded, and Chromium asks nobody for anything by itself.
/// </summary>
public sealed class Browser : IAsyncDisposable
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    private static readonly string[] Arguments =
    [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ];

    private readonly Lazy<Task<(IPlaywright Driver, IBrowser Browser)>> _started = new(StartAsync);

    /// <summary>Skips the calling test where there is no Chromium; in CI it fails instead.</summary>
    public async Task<BrowserPage> OpenAsync(Uri address, PageLook? look = null)
    {
        bool ci = Environment.GetEnvironmentVariable("CI") == "true";
        Assert.SkipWhen(!ci && Find() is null, "Chromium is not installed");
        BrowserPage page = await BrowserPage.OpenAsync((await _started.Value).Browser, look ?? new());
        await page.Page.GotoAsync(address.AbsoluteUri);
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_started.IsValueCreated || !_started.Value.IsCompletedSuccessfully)
            return;
        (IPlaywright driver, IBrowser browser) = await _started.Value;
        await browser.DisposeAsync();
        driver.Dispose();
    }

    private static async Task<(IPlaywright, IBrowser)> StartAsync()
    {
        string executable = Find() ?? throw new InvalidOperationException("Chromium is not installed.");
        string package = typeof(Browser)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(metadata => metadata.Key == "BrowserDriver")
            .Value!;
        Environment.SetEnvironmentVariable("PLAYWRIGHT_DRIVER_SEARCH_PATH", package);
        IPlaywright driver = await Playwright.CreateAsync();
        try
        {
            var options = new BrowserTypeLaunchOptions { ExecutablePath = executable, Args = Arguments };
            return (driver, await driver.Chromium.LaunchAsync(options));
        }
        catch
        {
            driver.Dispose();
            throw;
        }
    }

    private static string? Find()
    {
        string path = Environment.GetEnvironmentVariable("PATH") ?? "";
        string[] folders = path.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        IEnumerable<string> onPath = Names.SelectMany(name => folders.Select(folder => Path.Combine(folder, name)));
        string[] elsewhere =
        [
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            @"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
        ];
        return onPath.Concat(elsewhere).FirstOrDefault(File.Exists);
    }
}

using System.Globalization;
using EduEtl.Sandbox.Mail;
using EduEtl.Sandbox.Page;
using EduEtl.Sandbox.Platform;
using EduEtl.Sandbox.Sheets;
using EduEtl.Tests.Support;

namespace EduEtl.Tests.Sandbox;

public sealed class ThePageInABrowser(Browser browser) : IAsyncLifetime
{
    private PlatformApi platform = null!;
    private SheetsApi sheets = null!;
    private SmtpServer smtp = null!;
    private PageServer server = null!;

    public async ValueTask InitializeAsync()
    {
        platform = await PlatformApi.StartAsync(new(new University(), "a", "b"));
        sheets = await SheetsApi.StartAsync(new() { SpreadsheetId = "id" });
        smtp = await SmtpServer.StartAsync(new() { Security = SmtpServerSecurity.None });
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        server = await PageServer.StartAsync(new(platform, sheets, smtp));
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        await smtp.DisposeAsync();
        await sheets.DisposeAsync();
        await platform.DisposeAsync();
    }

    [Theory]
    [InlineData("sheet")]
    [InlineData("mail")]
    [InlineData("calls")]
    public async Task Every_pane_fits_a_phone_and_asks_nobody_else(string pane)
    {
        var phone = new PageLook(Width: 360, Height: 640, Dark: true);
        await using BrowserPage page = await browser.OpenAsync(new Uri(server.Url, pane), phone);

        Assert.True(await page.Page.EvaluateAsync<bool>("matchMedia('(prefers-color-scheme: dark)').matches"));
        Assert.False(await page.IsTooWideAsync());
        Assert.All(
            page.Requests,
            address => Assert.StartsWith(server.Url.AbsoluteUri, address, StringComparison.Ordinal)
        );
        Assert.Empty(page.Complaints);
        await page.PictureAsync($"sandbox-{pane}-phone");
    }
}

using EduEtl.Tests.Support;
using Microsoft.Playwright;

namespace EduEtl.Tests.Sandbox;

/// <summary>A person at the page: switches a fault, starts the program, reads what it says.</summary>
public sealed class FaultsAreSwitched(Browser browser) : IDisposable
{
    private static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;

    private static readonly LocatorAssertionsToContainTextOptions Patience = new() { Timeout = 120_000 };

    private readonly TempFolder _temp = new();
    private SandboxProcess? _sandbox;

    public void Dispose()
    {
        _sandbox?.Dispose();
        _temp.Dispose();
    }

    [Fact]
    public async Task Each_has_the_consequence_that_the_page_tells()
    {
        await using BrowserPage opened = await OpenAsync("en", new());
        IPage page = opened.Page;
        (string Fault, int Code, string Says)[] faults =
        [
            ("Answers 500", 4, "answered 500"),
            ("Breaks off halfway", 4, "Try 4 of 5 failed"),
            ("Refuses the key", 4, "answered 403"),
            ("Is gone", 5, "PostgreSQL"),
            ("Refuses the account", 6, "Editor"),
            ("Refuses one recipient", 7, "curator@online-uni.test — not sent"),
            ("Hangs up after the message", 7, "uncertain"),
        ];
        foreach ((string fault, int code, string says) in faults)
        {
            await SwitchAsync(page, fault, on: true);
            await RunAsync(page, "--date 2024-10-02 --test-mode");
            await EndAsync(page, $"Exit code {code}");
            Assert.Contains(says, await page.Locator("pre").InnerTextAsync(), StringComparison.Ordinal);
            await SwitchAsync(page, fault, on: false);
        }
        await opened.PictureAsync("faults-en");

        Assert.Empty(opened.Complaints);
        await page.GetByRole(AriaRole.Link, new() { Name = "Calls" }).ClickAsync();
        Assert.Contains("403", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_passes_while_the_program_tries_again_is_overcome()
    {
        await using BrowserPage opened = await OpenAsync("en", new());
        IPage page = opened.Page;
        await SwitchAsync(page, "Answers 429", on: true);
        await RunAsync(page, "--date 2024-10-02");
        await Assertions.Expect(page.Locator("pre")).ToContainTextAsync("Google answered 429", Patience);
        await SwitchAsync(page, "Answers 429", on: false);

        await EndAsync(page, "Exit code 0");
    }

    [Fact]
    public async Task It_works_on_a_phone_where_no_script_runs()
    {
        var phone = new PageLook(Width: 360, Height: 740, Dark: true, Scripts: false);
        await using BrowserPage opened = await OpenAsync("ru", phone);
        IPage page = opened.Page;
        await SwitchAsync(page, "Отвечает 500", on: true);
        await SwitchAsync(page, "Отвечают 429", on: true);
        // Of one service one at a time.
        await SwitchAsync(page, "Отвечает медленно", on: true);
        await Assertions.Expect(Switch(page, "Отвечает 500")).Not.ToBeCheckedAsync();
        await Assertions.Expect(page.Locator("nav mark")).ToHaveTextAsync("2");
        await SwitchAsync(page, "Отвечают 429", on: false);
        Assert.False(await opened.IsTooWideAsync());
        await opened.PictureAsync("faults-ru-phone");
        await RunAsync(page, "--date 2024-10-02");

        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Выполняется ...");
        await Assertions.Expect(Button(page)).ToBeDisabledAsync();
        await EndAsync(page, "Код выхода 0");
        await Button(page).ScrollIntoViewIfNeededAsync();
        await opened.PictureAsync("faults-ru-phone-run");
    }

    private async Task<BrowserPage> OpenAsync(string language, PageLook look)
    {
        Postgres.Require();
        string[] arguments = ["--rows", "600", "--page", "--", "--help"];
        _sandbox = SandboxProcess.Start(_temp.File("sandbox"), language, arguments);
        _sandbox.Input.Close();
        return await browser.OpenAsync(new Uri(await _sandbox.PageAsync(Cancellation), "faults"), look);
    }

    private static ILocator Switch(IPage page, string fault) =>
        page.GetByRole(AriaRole.Switch, new() { Name = fault, Exact = true });

    private static async Task SwitchAsync(IPage page, string fault, bool on)
    {
        await Switch(page, fault).ClickAsync();
        await Assertions.Expect(Switch(page, fault)).ToBeCheckedAsync(new() { Checked = on });
    }

    private static ILocator Button(IPage page) => page.Locator(".run button");

    private static async Task RunAsync(IPage page, string arguments)
    {
        await page.GetByLabel("eduetl").FillAsync(arguments);
        await Button(page).ClickAsync();
    }

    private static Task EndAsync(IPage page, string end) =>
        Assertions.Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync(end, new() { Timeout = Patience.Timeout });
}

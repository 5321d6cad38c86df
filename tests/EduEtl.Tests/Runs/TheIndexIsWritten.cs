using System.Globalization;
using AngleSharp.Html.Dom;
using EduEtl.Tests.Support;

namespace EduEtl.Tests.Runs;

public sealed class TheIndexIsWritten
{
    private readonly PostgresFixture _postgres;

    public TheIndexIsWritten(PostgresFixture postgres)
    {
        _postgres = postgres;
        CultureInfo.CurrentUICulture = new("en");
    }

    [Fact]
    public async Task It_leads_to_the_days_of_a_range_and_knows_each_run_after_it()
    {
        await using World world = await World.StartAsync(_postgres);
        world.Set("Sheets__Enabled", "false");
        world.Set("Missed__Since", "2024-10-01");
        Expect.Success(await world.RunAsync("--from", "2024-10-01", "--to", "2024-10-03"));
        Assert.Equal(["2024-10-01.html", "2024-10-02.html", "2024-10-03.html"], await LinksAsync(world));
        IHtmlDocument page = await IndexAsync(world);
        Assert.Equal("4!", page.GetElementById("2024-10")!.QuerySelector("td.missed")!.TextContent);

        Expect.Success(await world.RunAsync("--date", "2024-10-05", "--test-mode"));
        Assert.Equal("2024-10-05-test.html", (await LinksAsync(world))[^1]);
        Expect.Success(await world.RunAsync("--date", "2024-10-05"));
        Assert.Equal("2024-10-05.html", (await LinksAsync(world))[^1]);
        string attempts = await world.QueryAsync<string>("SELECT count(*)::text FROM lms_activities");
        Assert.Equal(attempts, (await IndexAsync(world)).QuerySelectorAll(".card .value")[1].TextContent);
        string neighbour = await File.ReadAllTextAsync(
            Path.Combine(world.Folder, "reports", "2024-10-03.html"),
            Cancellation
        );
        Assert.Contains("<a rel=\"next\" href=\"2024-10-05.html\">", neighbour, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_makes_it_anew()
    {
        await using World world = await World.StartAsync(_postgres);
        Expect.Success(await world.SettleAsync());
        File.Delete(IndexPath(world));
        Expect.Success(await world.RunAsync("report", "--date", "2024-10-02"));
        Assert.Equal(["2024-10-02.html"], await LinksAsync(world));
    }

    [Fact]
    public async Task Where_it_cannot_be_written_the_page_and_the_sheet_still_are()
    {
        await using World world = await World.StartAsync(_postgres);
        Directory.CreateDirectory(IndexPath(world));
        ProcessResult result = await world.SettleAsync();
        Expect.Failure(result, 6, IndexPath(world), "Reports:Folder", "eduetl report --date 2024-10-02");
        Assert.Contains("✓ Report — tab \"EduEtl\" updated", result.Output);
        Assert.True(File.Exists(world.PagePath));
    }

    [Fact]
    public async Task Ten_years_of_days_are_one_page()
    {
        await using World world = await World.StartAsync(_postgres);
        Expect.Success(await world.SettleAsync());
        await world.ExecuteAsync(
            """
            INSERT INTO etl_runs
            SELECT (jsonb_populate_record(run, jsonb_build_object('run_id', gen_random_uuid(), 'day', run.day - back))).*
            FROM etl_runs AS run, generate_series(1, 3649) AS back
            """
        );
        ProcessResult result = await world.RunAsync("report", "--date", "2024-10-02");
        Expect.Success(result);
        IHtmlDocument page = await IndexAsync(world);
        Assert.Equal("3,650", page.QuerySelector(".card .value")!.TextContent);
        Assert.Equal(["2024-10-02.html"], await LinksAsync(world));
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static string IndexPath(World world) => Path.Combine(world.Folder, "reports", "index.html");

    private static async Task<IHtmlDocument> IndexAsync(World world) =>
        HtmlCheck.Valid(await File.ReadAllTextAsync(IndexPath(world), Cancellation));

    private static async Task<string[]> LinksAsync(World world) =>
        [.. (await IndexAsync(world)).QuerySelectorAll("a").Select(link => link.GetAttribute("href")!)];
}

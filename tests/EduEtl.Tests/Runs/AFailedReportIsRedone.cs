using EduEtl.Sandbox.Sheets;
using EduEtl.Tests.Support;

namespace EduEtl.Tests.Runs;

public sealed class AFailedReportIsRedone(PostgresFixture postgres)
{
    private const string States = "SELECT concat_ws(' ', outcome, report_state, coalesce(error, '-')) FROM etl_runs";

    [Fact]
    public async Task The_sheet_gets_the_day_from_the_database_and_the_ledger_knows()
    {
        await using World world = await World.StartAsync(postgres);
        string endpoint = world.Settings["EDUETL_Sheets__Endpoint"];
        world.Set("Sheets__Attempts", "1");
        world.Set("Sheets__Endpoint", "http://127.0.0.1:9/");
        Assert.Equal(6, (await world.SettleAsync()).ExitCode);
        Assert.StartsWith("settled failed", await world.QueryAsync<string>(States), StringComparison.Ordinal);
        world.Set("Sheets__Endpoint", endpoint);
        ProcessResult result = await Late.RunAsync(world, "report", "Sheets__");
        Assert.True(result.ExitCode == 0, result.All);
        Assert.Contains("✓ Report — tab \"EduEtl\" updated", result.Output, StringComparison.Ordinal);
        Assert.Contains("Rows received: 200 = stored: 200 + rejected: 0", result.Output, StringComparison.Ordinal);
        Assert.Equal("settled done -", await world.QueryAsync<string>(States));
        long users = await world.QueryAsync<long>("SELECT count(DISTINCT user_id) FROM lms_activities");
        string run = await world.QueryAsync<string>("SELECT run_id::text FROM etl_runs");
        TabState tab = world.Sheets.Snapshot().Tabs.Single(tab => tab.Title == "EduEtl");
        Assert.Contains(tab.Cells, cell => cell.Value is double value && value == users);
        Assert.Contains(tab.Cells, cell => cell.Value is string value && value == run);
        Assert.Single(world.Platform.Calls);
        Assert.Single(world.Mail.Mailbox);
    }

    [Fact]
    public async Task It_fails_again()
    {
        await using World world = await World.StartAsync(postgres);
        await world.SettleAsync();
        world.Set("Sheets__Attempts", "1");
        world.Set("Sheets__Endpoint", "http://127.0.0.1:9/");
        ProcessResult result = await world.RunAsync("report", "--date", "2024-10-02");
        Assert.True(result.ExitCode == 6, result.All);
        Assert.DoesNotContain("   at ", result.All, StringComparison.Ordinal);
        Assert.Equal("failed", await world.QueryAsync<string>("SELECT report_state FROM etl_runs"));
        Assert.NotEqual("", await world.QueryAsync<string>("SELECT error FROM etl_runs"));
    }

    [Fact]
    public async Task A_table_of_the_Python_tool_has_no_totals_but_statistics()
    {
        await using World world = await World.StartAsync(postgres);
        await world.SettleAsync();
        await world.ExecuteAsync("DROP TABLE etl_runs; DROP TABLE etl_problem_rows");
        ProcessResult result = await world.RunAsync("report", "--date", "2024-10-02");
        Assert.True(result.ExitCode == 0, result.All);
        Assert.DoesNotContain("Rows received", result.Output, StringComparison.Ordinal);
        Assert.Contains("Statistics of 2024-10-02", result.Output, StringComparison.Ordinal);
        Assert.Equal(0, await world.QueryAsync<long>("SELECT count(*) FROM etl_runs"));
    }

    [Theory, InlineData("report"), InlineData("notify"), InlineData("replay"), InlineData("problems")]
    public async Task A_day_that_was_never_loaded(string command)
    {
        await using World world = await World.StartAsync(postgres);
        ProcessResult nothing = await world.RunAsync(command, "--date", "2024-10-02");
        Assert.True(nothing.ExitCode == 5, nothing.All);
        Assert.Contains("eduetl --date 2024-10-02", nothing.Error, StringComparison.Ordinal);
        Assert.Equal(0, await world.QueryAsync<long>("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"));
        await world.RunAsync("--date", "2024-10-03");
        Assert.Equal(5, (await world.RunAsync(command, "--date", "2024-10-02")).ExitCode);
    }

    [Theory, InlineData("report"), InlineData("notify"), InlineData("replay")]
    public async Task The_day_is_in_work(string command)
    {
        await using World world = await World.StartAsync(postgres);
        await world.SettleAsync();
        using var held = new SemaphoreSlim(0);
        using var release = new SemaphoreSlim(0);
        world.Platform.Fault = async _ =>
        {
            held.Release();
            await release.WaitAsync(TimeSpan.FromMinutes(1));
            return false;
        };
        using EduEtlProcess other = world.Start("--date", "2024-10-02");
        await held.WaitAsync(TestContext.Current.CancellationToken);
        ProcessResult result = await world.RunAsync(command, "--date", "2024-10-02");
        release.Release();
        Assert.True(result.ExitCode == 5, result.All);
        Assert.Contains("in work", result.Error, StringComparison.Ordinal);
        Assert.Equal(0, (await other.EndAsync()).ExitCode);
    }

    [Fact]
    public async Task The_mail_is_switched_off()
    {
        await using World world = await World.StartAsync(postgres);
        world.Set("Smtp__Enabled", "false");
        ProcessResult result = await world.RunAsync("notify", "--date", "2024-10-02");
        Assert.Equal(3, result.ExitCode);
        Assert.Contains("Smtp:Enabled", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "Example:", "report")]
    [InlineData("ru", "Пример:", "report")]
    [InlineData("ru", "Пример:", "notify")]
    [InlineData("ru", "Пример:", "problems")]
    [InlineData("ru", "Пример:", "replay")]
    public async Task Help_speaks_both_languages_and_needs_no_settings(string language, string example, string command)
    {
        await using World world = await World.StartAsync(postgres);
        world.Settings.Clear();
        ProcessResult result = await world.RunAsync(command, "--help", "--language", language);
        Assert.Equal(0, result.ExitCode);
        Assert.Contains($"{example}\n  eduetl {command} --date 2024-10-02", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("report")]
    [InlineData("report", "--date", "2024-13-01")]
    [InlineData("--test-mode", "report", "--date", "2024-10-02")]
    [InlineData("report", "--date", "2024-10-02", "--again")]
    public async Task The_command_line_is_wrong(params string[] args)
    {
        await using World world = await World.StartAsync(postgres);
        ProcessResult result = await world.RunAsync(args);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("eduetl report --help", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_date_is_said_in_Russian_too()
    {
        await using World world = await World.StartAsync(postgres);
        ProcessResult result = await world.RunAsync("replay", "--language", "ru");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("Команде replay нужен день", result.Error, StringComparison.Ordinal);
    }
}

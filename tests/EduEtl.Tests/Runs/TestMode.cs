using EduEtl.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace EduEtl.Tests.Runs;

public sealed class TestMode(PostgresFixture postgres)
{
    [Theory]
    [InlineData("en", "TEST, first hour only", "[TEST]", "TEST MODE: only the first hour of the day")]
    [InlineData("ru", "ТЕСТ", "[ТЕСТ]", "ТЕСТ")]
    public async Task The_first_hour_is_loaded_and_marked_wherever_it_shows(
        string language,
        string onTerminal,
        string inSubject,
        string inSheet
    )
    {
        await using World world = await World.StartAsync(postgres, rows: 2000);
        Expect.Success(await world.SettleAsync());
        long rest = await RestAsync(world);
        world.Set("Language", language);
        QueryString asked = default;
        world.Platform.Fault = context =>
        {
            asked = context.Request.QueryString;
            return Task.FromResult(false);
        };
        ProcessResult result = await world.SettleAsync("--test-mode");
        Expect.Success(result);
        string query = Uri.UnescapeDataString(asked.Value!);
        Assert.Contains("start=2024-10-02 00:00:00.000000", query, StringComparison.Ordinal);
        Assert.EndsWith("end=2024-10-02 00:59:59.999999", query, StringComparison.Ordinal);
        Assert.Equal(2, result.Output.Split(onTerminal).Length - 1);
        Assert.StartsWith(inSubject, world.Mails[1].Subject, StringComparison.Ordinal);
        Assert.Contains(
            world.Sheets.Snapshot().Tabs.Single(tab => tab.Title == "EduEtl").Cells,
            cell => cell.Value is string text && text.Contains(inSheet, StringComparison.Ordinal)
        );
        Assert.Equal("partial true", await world.LastRunAsync("outcome", "test_mode"));
        Assert.Equal(rest, await RestAsync(world));
        Assert.True(
            await world.QueryAsync<bool>(
                "SELECT rows_stored = (SELECT count(*) FROM lms_activities WHERE created_at < '2024-10-02 01:00') AND rows_stored > 0 FROM etl_runs WHERE test_mode"
            )
        );
    }

    [Fact]
    public async Task The_command_line_switches_off_what_the_settings_switch_on()
    {
        await using World world = await World.StartAsync(postgres);
        world.Set("TestMode", "true");
        Expect.Success(await world.SettleAsync("--test-mode=false"));
        Assert.Equal("settled false", await world.LastRunAsync("outcome", "test_mode"));
        Expect.Success(await world.SettleAsync());
        Assert.Equal("partial true", await world.LastRunAsync("outcome", "test_mode"));
    }

    [Fact]
    public async Task What_came_whole_is_the_hour()
    {
        await using World world = await World.StartAsync(postgres);
        foreach (
            string[] args in (string[][])
                [
                    ["--test-mode"],
                    ["--test-mode", "--dry-run"],
                ]
        )
        {
            ProcessResult result = await world.SettleAsync(args);
            Expect.Success(result);
            Assert.Contains("the first hour came whole", result.Output, StringComparison.Ordinal);
            Assert.DoesNotContain("the day came whole", result.Output, StringComparison.Ordinal);
        }
    }

    private static Task<long> RestAsync(World world) =>
        world.QueryAsync<long>("SELECT count(*) FROM lms_activities WHERE created_at >= '2024-10-02 01:00'");
}

using EduEtl.Tests.Support;

namespace EduEtl.Tests.Runs;

public sealed class ThePageIsSwitchedOff(PostgresFixture postgres)
{
    [Fact]
    public async Task The_sheet_and_the_mail_tell_all_the_same()
    {
        await using World world = await StartAsync();
        ProcessResult result = await world.SettleAsync();
        Expect.Success(result);
        Assert.Contains("Page   off", result.Output);
        Assert.Contains("✓ Report — tab \"EduEtl\" updated", result.Output);
        Assert.False(Directory.Exists(Path.Combine(world.Folder, "reports")));
        Assert.Contains("Hardest tasks", Assert.Single(world.Mails).Text);
        Assert.Equal("done", await world.LastRunAsync("report_state"));
    }

    [Theory]
    [InlineData("en", "  Page   off", "Reports:Enabled is false")]
    [InlineData("ru", "  Страница        выкл.", "Reports:Enabled = false")]
    public async Task With_nobody_told_the_day_is_settled_and_counted(string language, string place, string refused)
    {
        await using World world = await StartAsync("Sheets__Enabled", "Smtp__Enabled");
        world.Set("Language", language);
        ProcessResult result = await world.SettleAsync();
        Expect.Success(result);
        Assert.Contains(place, result.Output);
        Assert.False(Directory.Exists(Path.Combine(world.Folder, "reports")));
        Assert.Equal("settled off off", await world.LastRunAsync("outcome", "report_state", "mail_state"));
        Assert.Equal(
            await world.QueryAsync<string>(
                """
                SELECT concat_ws(' ', count(DISTINCT user_id), count(*) FILTER (WHERE attempt_type = 'run'),
                    count(*) FILTER (WHERE attempt_type = 'submit'),
                    count(*) FILTER (WHERE attempt_type = 'submit' AND is_correct)) FROM lms_activities
                """
            ),
            await world.LastRunAsync("unique_users", "runs", "submits", "successful_submits")
        );
        ProcessResult report = await world.RunAsync("report", "--date", "2024-10-02");
        Expect.Failure(report, 3, refused);
        Assert.Empty(world.Sheets.Calls);
    }

    [Theory]
    [InlineData]
    [InlineData("Sheets__Enabled", "Smtp__Enabled")]
    public async Task So_are_those_of_a_range(params string[] off)
    {
        await using World world = await StartAsync(off);
        ProcessResult result = await world.RunAsync("--from", "2024-10-01", "--to", "2024-10-03");
        Expect.Success(result);
        Assert.Contains("Pages  off", result.Output);
        Assert.False(Directory.Exists(Path.Combine(world.Folder, "reports")));
        Assert.Equal(
            $"3 {(off.Length == 0 ? "done" : "off")}",
            await world.QueryAsync<string>("SELECT concat_ws(' ', count(*), min(report_state)) FROM etl_runs")
        );
    }

    private async Task<World> StartAsync(params IEnumerable<string> alsoOff)
    {
        World world = await World.StartAsync(postgres, rows: 2000);
        foreach (string name in (string[])["Reports__Enabled", .. alsoOff])
            world.Set(name, "false");
        return world;
    }
}

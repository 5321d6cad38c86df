using EduEtl.Tests.Support;

namespace EduEtl.Tests.Runs;

/// <summary>A backfill mails nobody, and a first test does not show itself in the sheet.</summary>
public sealed class AStageIsLeftOut(PostgresFixture postgres)
{
    [Theory]
    [InlineData("--date", "2024-10-02")]
    [InlineData("--from", "2024-10-01", "--to", "2024-10-02")]
    public async Task The_mail(params string[] args)
    {
        await using World world = await World.StartAsync(postgres);
        Expect.Success(await world.RunAsync([.. args, "--no-mail"]));
        Assert.Empty(world.Mails);
        Assert.Equal("settled done off", await world.LastRunAsync("outcome", "report_state", "mail_state"));
        Assert.True(File.Exists(world.PagePath));
    }

    [Fact]
    public async Task The_report()
    {
        await using World world = await World.StartAsync(postgres);
        Expect.Success(await world.SettleAsync("--no-report"));
        Assert.Empty(world.Sheets.Calls);
        Assert.False(File.Exists(world.PagePath));
        Assert.Equal("settled off sent", await world.LastRunAsync("outcome", "report_state", "mail_state"));
        Assert.Single(world.Mails);
    }

    /// <summary>What is not used need not be set up.</summary>
    [Fact]
    public async Task Both_and_nothing_of_them_is_set()
    {
        await using World world = await World.StartAsync(postgres);
        foreach (string key in world.Settings.Keys.Where(key => key.Contains("_Smtp__") || key.Contains("_Sheets__")))
            world.Settings.Remove(key);
        Expect.Success(await world.SettleAsync("--no-report", "--no-mail"));
        Assert.Equal("settled off off", await world.LastRunAsync("outcome", "report_state", "mail_state"));
    }

    [Theory, InlineData("--no-mail"), InlineData("--no-report")]
    public async Task Only_a_run_has_them(string option)
    {
        await using World world = await World.StartAsync(postgres);
        Expect.Failure(await world.RunAsync("report", "--date", "2024-10-02", option), 2, option);
    }
}

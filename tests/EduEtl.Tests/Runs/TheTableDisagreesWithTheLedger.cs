using EduEtl.Tests.Support;

namespace EduEtl.Tests.Runs;

/// <summary>
/// The table shows other rows of a day than its run has stored, as a cluster does whose machine was cut off at the commit:
/// no figures are told of that.
/// </summary>
public sealed class TheTableDisagreesWithTheLedger(PostgresFixture postgres)
{
    private const string Hide = """
        CREATE TABLE hidden AS SELECT * FROM lms_activities LIMIT 7;
        DELETE FROM lms_activities WHERE user_id IN (SELECT user_id FROM hidden);
        """;

    [Theory]
    [InlineData("report")]
    [InlineData("notify", "--again")]
    [InlineData("replay")]
    public async Task Nothing_is_told_of_it(string command, params string[] more)
    {
        await using World world = await SettledAsync();
        int calls = world.Sheets.Calls.Count;
        await world.ExecuteAsync(Hide);
        string[] english = [command, "--date", "2024-10-02", .. more];

        Expect.Failure(
            await world.RunAsync(english),
            5,
            "rows that its run has stored: 200, rows that the table shows: 1",
            "eduetl --date 2024-10-02"
        );
        Expect.Failure(await world.RunAsync([.. english, "--language", "ru"]), 5, "строк записано запуском: 200");

        Assert.Equal(calls, world.Sheets.Calls.Count);
        Assert.Single(world.Mails);
        Assert.Equal("done sent", await world.LastRunAsync("report_state", "mail_state"));
    }

    [Fact]
    public async Task It_is_waited_for()
    {
        await using World world = await SettledAsync();
        await world.ExecuteAsync("CREATE TABLE hidden AS SELECT * FROM lms_activities; DELETE FROM lms_activities");
        using EduEtlProcess report = world.Start("report", "--date", "2024-10-02");
        await world.WaitUntilAsync("EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory')");
        await Task.Delay(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);

        await world.ExecuteAsync("INSERT INTO lms_activities SELECT * FROM hidden");

        Expect.Success(await report.EndAsync());
    }

    /// <summary>It has no run that could tell.</summary>
    [Fact]
    public async Task A_day_that_the_Python_tool_loaded_is_told_as_it_is()
    {
        await using World world = await World.StartAsync(postgres);
        await world.HoldDaysAsync("2024-10-02");
        Expect.Success(await world.RunAsync("report", "--date", "2024-10-02"));
    }

    private async Task<World> SettledAsync()
    {
        World world = await World.StartAsync(postgres);
        Expect.Success(await world.SettleAsync());
        return world;
    }
}

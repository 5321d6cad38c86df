using EduEtl.Tests.Support;

namespace EduEtl.Tests.Runs;

public sealed class TheDayIsInWorkElsewhere(PostgresFixture postgres)
{
    [Theory]
    [InlineData("en", "The day 2024-10-02 is in work")]
    [InlineData("ru", "День 2024-10-02 уже обрабатывается")]
    public async Task The_second_ends_at_once_and_the_first_settles(string language, string said)
    {
        await using World world = await World.StartAsync(postgres);
        var held = new HeldAnswer(Answers.ManyRows(300));
        using EduEtlProcess first = await BeginAsync(world, held);
        string started = await world.QueryAsync<string>(
            "SELECT to_char(started_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS') FROM etl_runs"
        );
        world.Set("Language", language);
        ProcessResult second = await world.SettleAsync();
        Expect.Failure(second, 5, said, Environment.MachineName, Environment.UserName, started);
        Assert.Empty(world.Mail.Mailbox);
        held.Release();
        Expect.Success(await first.EndAsync());
        Assert.Equal("1 settled", await world.LastRunAsync("(SELECT count(*) FROM etl_runs)", "outcome"));
        Assert.Single(world.Mail.Mailbox);
        Assert.Equal(300, await world.QueryAsync<long>("SELECT count(*) FROM lms_activities"));
    }

    [Fact]
    public async Task Another_day_is_not_kept_from_it()
    {
        await using World world = await World.StartAsync(postgres);
        var held = new HeldAnswer(Answers.ManyRows(300));
        using EduEtlProcess first = await BeginAsync(world, held);
        Expect.Success(await world.RunAsync("--date", "2024-10-03"));
        held.Release();
        Expect.Success(await first.EndAsync());
        Assert.Equal(500, await world.QueryAsync<long>("SELECT count(*) FROM lms_activities"));
    }

    [Fact]
    public async Task Another_table_is_not_kept_from_it()
    {
        await using World world = await World.StartAsync(postgres);
        var held = new HeldAnswer(Answers.ManyRows(300));
        using EduEtlProcess first = await BeginAsync(world, held);
        world.Set("Database__Table", "second");
        Expect.Success(await world.SettleAsync());
        held.Release();
        Expect.Success(await first.EndAsync());
        Assert.Equal(200, await world.QueryAsync<long>("SELECT count(*) FROM second"));
    }

    [Theory, InlineData(true, false), InlineData(false, true), InlineData(true, true)]
    public async Task A_reset_excludes_every_other_day_and_is_excluded_by_it(bool firstResets, bool secondResets)
    {
        await using World world = await World.StartAsync(postgres);
        var held = new HeldAnswer(Answers.ManyRows(300));
        world.Set("Database__ResetOnStart", firstResets ? "true" : "false");
        using EduEtlProcess first = await BeginAsync(world, held);
        world.Set("Database__ResetOnStart", secondResets ? "true" : "false");
        Expect.Failure(await world.RunAsync("--date", "2024-10-03"), 5, "is in work", Environment.MachineName);
        held.Release();
        Expect.Success(await first.EndAsync());
    }

    [Fact]
    public async Task A_run_that_was_killed_holds_nothing()
    {
        await using World world = await World.StartAsync(postgres);
        string before = await world.HoldDaysAsync("2024-10-02");
        var held = new HeldAnswer(Answers.ManyRows(300));
        using (EduEtlProcess first = await BeginAsync(world, held))
        {
            first.Signal("KILL");
            await world.WaitUntilAsync($"NOT EXISTS ({HeldAnswer.Copying})");
        }
        held.Release();
        Assert.Equal("- - -", await world.LastRunAsync("outcome", "finished_at", "mail_state"));
        Assert.Equal(before, await world.ChecksumAsync());
        Expect.Success(await world.SettleAsync());
        Assert.Equal("settled 200", await world.LastRunAsync("outcome", "rows_replaced"));
        Assert.Equal(1, await world.QueryAsync<long>("SELECT count(*) FROM etl_runs WHERE outcome IS NULL"));
    }

    private static async Task<EduEtlProcess> BeginAsync(World world, HeldAnswer held)
    {
        world.Platform.Fault = held.AnswerAsync;
        EduEtlProcess process = world.Start("--date", "2024-10-02");
        await held.CopyingAsync(world);
        return process;
    }
}

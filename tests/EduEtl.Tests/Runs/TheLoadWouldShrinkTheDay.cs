using EduEtl.Tests.Support;

namespace EduEtl.Tests.Runs;

public sealed class TheLoadWouldShrinkTheDay(PostgresFixture postgres)
{
    [Fact]
    public async Task Far_fewer_rows_are_stopped_and_the_old_day_stays()
    {
        await using World world = await World.StartAsync(postgres);
        await world.SettleAsync();
        string before = await world.ChecksumAsync();
        world.Platform.Fault = Answers.Rows(Answers.ManyRows(99));
        ProcessResult result = await world.SettleAsync();
        Assert.Equal(5, result.ExitCode);
        Assert.Contains("--allow-shrink", result.Error, StringComparison.Ordinal);
        Assert.Equal(before, await world.ChecksumAsync());
        Assert.Equal(
            "failed",
            await world.QueryAsync<string>("SELECT outcome FROM etl_runs ORDER BY started_at DESC LIMIT 1")
        );
    }

    [Fact]
    public async Task Half_the_rows_pass()
    {
        await using World world = await World.StartAsync(postgres);
        await world.SettleAsync();
        world.Platform.Fault = Answers.Rows(Answers.ManyRows(100));
        Assert.Equal(0, (await world.SettleAsync()).ExitCode);
    }

    [Fact]
    public async Task An_empty_answer_over_a_filled_day_is_stopped_also_without_a_guard()
    {
        await using World world = await World.StartAsync(postgres);
        await world.SettleAsync();
        string before = await world.ChecksumAsync();
        world.Set("Database__ShrinkGuard", "0");
        world.Platform.Fault = Answers.Body("[]");
        Assert.Equal(5, (await world.SettleAsync()).ExitCode);
        Assert.Equal(before, await world.ChecksumAsync());
    }

    [Fact]
    public async Task The_operators_word_lets_it_pass()
    {
        await using World world = await World.StartAsync(postgres);
        await world.SettleAsync();
        world.Platform.Fault = Answers.Body("[]");
        Assert.Equal(0, (await world.SettleAsync("--allow-shrink")).ExitCode);
        Assert.Equal(0, await world.QueryAsync<long>("SELECT count(*) FROM lms_activities"));
    }

    /// <summary>Booleans of the wrong type once rejected every row, and the run "succeeded".</summary>
    [Fact]
    public async Task A_day_of_nothing_but_rejected_rows_is_no_success()
    {
        await using World world = await World.StartAsync(postgres);
        world.Platform.Fault = Answers.Rows(Answers.Row(isCorrect: "\"yes\""), Answers.Row(isCorrect: "7"));
        ProcessResult result = await world.SettleAsync();
        Assert.Equal(5, result.ExitCode);
        Assert.Equal(0, await world.QueryAsync<long>("SELECT count(*) FROM lms_activities"));
        Assert.Equal(0, await world.QueryAsync<long>("SELECT count(*) FROM etl_problem_rows"));
    }

    [Fact]
    public async Task A_day_without_attempts_is_settled_and_said_plainly()
    {
        await using World world = await World.StartAsync(postgres);
        world.Platform.Fault = Answers.Body("[]");
        ProcessResult result = await world.SettleAsync();
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("a day with zero attempts", result.Output, StringComparison.Ordinal);
        Assert.Equal("settled", await world.QueryAsync<string>("SELECT outcome FROM etl_runs"));
    }
}

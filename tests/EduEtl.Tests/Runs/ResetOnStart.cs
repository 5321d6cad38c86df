using EduEtl.Tests.Support;

namespace EduEtl.Tests.Runs;

public sealed class ResetOnStart(PostgresFixture postgres)
{
    [Fact]
    public async Task The_day_replaces_the_whole_table_and_the_other_days_are_no_longer_settled()
    {
        await using World world = await World.StartAsync(postgres);
        Expect.Success(await world.RunAsync("--date", "2024-10-01"));
        Expect.Success(await world.RunAsync("--date", "2024-10-03", "--test-mode"));
        await world.ExecuteAsync(
            "INSERT INTO lms_activities (created_at) SELECT timestamp '2024-12-24' FROM generate_series(1, 1000)"
        );
        long others = await world.QueryAsync<long>("SELECT count(*) FROM lms_activities");
        world.Set("Database__ResetOnStart", "true");
        ProcessResult result = await world.SettleAsync();
        Expect.Success(result);
        Assert.Contains("all other days are taken out", result.Error, StringComparison.Ordinal);
        Assert.Equal(200, await world.QueryAsync<long>("SELECT count(*) FROM lms_activities"));
        Assert.Equal($"settled {others} -", await world.LastRunAsync("outcome", "rows_replaced", "wiped_by"));
        Assert.Equal(
            2,
            await world.QueryAsync<long>(
                "SELECT count(*) FROM etl_runs WHERE wiped_by = (SELECT run_id FROM etl_runs WHERE reset)"
            )
        );
    }

    [Fact]
    public async Task Problem_rows_of_the_days_taken_out_go_with_them()
    {
        await using World world = await World.StartAsync(postgres);
        world.Platform.Fault = Answers.InTurn(Answers.Rows(Answers.Row(), Answers.Row(user: "short")));
        Expect.Success(await world.SettleAsync());
        Assert.Equal(1, await world.QueryAsync<long>("SELECT count(*) FROM etl_problem_rows"));
        world.Set("Database__ResetOnStart", "true");
        Expect.Success(await world.RunAsync("--date", "2024-10-05"));
        Assert.Equal(0, await world.QueryAsync<long>("SELECT count(*) FROM etl_problem_rows"));
    }

    [Theory]
    [InlineData("en", "is refused together with TestMode")]
    [InlineData("ru", "TestMode")]
    public async Task It_is_refused_with_test_mode(string language, string said)
    {
        await using World world = await WithFourDaysAsync();
        world.Set("Language", language);
        string before = await world.ChecksumAsync();
        Expect.Failure(await world.SettleAsync("--test-mode"), 3, said, "Database:ResetOnStart");
        Assert.Equal(before, await world.ChecksumAsync());
        Assert.Empty(world.Platform.Calls);
    }

    [Theory, InlineData("2024-10-02"), InlineData("2024-10-20")]
    public async Task A_day_without_an_admitted_row_does_not_empty_the_table(string day)
    {
        await using World world = await WithFourDaysAsync();
        string before = await world.ChecksumAsync();
        world.Platform.Fault = Answers.Body("[]");
        Expect.Failure(await world.RunAsync("--date", day), 5, "--allow-shrink", "800");
        Assert.Equal(before, await world.ChecksumAsync());
        Assert.Equal(0, await world.QueryAsync<long>("SELECT count(*) FROM etl_runs WHERE wiped_by IS NOT NULL"));
    }

    /// <summary>The guard compares a day with the same day, not with the table that the operator wants emptied.</summary>
    [Fact]
    public async Task A_day_with_far_fewer_rows_than_itself_before_is_stopped()
    {
        await using World world = await WithFourDaysAsync();
        string before = await world.ChecksumAsync();
        world.Platform.Fault = Answers.Rows(Answers.ManyRows(99));
        Expect.Failure(await world.SettleAsync(), 5, "--allow-shrink", "200");
        Assert.Equal(before, await world.ChecksumAsync());
        Expect.Success(await world.SettleAsync("--allow-shrink"));
        Assert.Equal(99, await world.QueryAsync<long>("SELECT count(*) FROM lms_activities"));
    }

    [Fact]
    public async Task A_load_that_fails_leaves_all_days_as_they_were()
    {
        await using World world = await WithFourDaysAsync();
        string before = await world.ChecksumAsync();
        world.Set("Api__Attempts", "1");
        world.Platform.Fault = Answers.Cut("[" + string.Join(',', Answers.ManyRows(3000)));
        Expect.Failure(await world.SettleAsync(), 4);
        Assert.Equal(before, await world.ChecksumAsync());
        Assert.Equal(0, await world.QueryAsync<long>("SELECT count(*) FROM etl_runs WHERE wiped_by IS NOT NULL"));
    }

    private async Task<World> WithFourDaysAsync()
    {
        World world = await World.StartAsync(postgres);
        await world.HoldDaysAsync("2024-10-01", "2024-10-02", "2024-10-03", "2024-10-04");
        world.Set("Database__ResetOnStart", "true");
        return world;
    }
}

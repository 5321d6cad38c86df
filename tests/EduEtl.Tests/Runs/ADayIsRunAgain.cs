using EduEtl.Tests.Support;

namespace EduEtl.Tests.Runs;

public sealed class ADayIsRunAgain(PostgresFixture postgres)
{
    [Fact]
    public async Task The_second_run_leaves_exactly_one_copy()
    {
        await using World world = await World.StartAsync(postgres);
        Assert.Equal(0, (await world.SettleAsync()).ExitCode);
        string first = await world.ChecksumAsync();
        Assert.Equal(0, (await world.SettleAsync()).ExitCode);
        Assert.Equal(first, await world.ChecksumAsync());
        Assert.Equal(
            200,
            await world.QueryAsync<long>("SELECT rows_replaced FROM etl_runs ORDER BY started_at DESC LIMIT 1")
        );
    }

    [Fact]
    public async Task Only_the_newest_run_keeps_its_problem_rows()
    {
        await using World world = await World.StartAsync(postgres);
        world.Platform.Fault = Answers.Rows(Answers.Row(), Answers.Row(user: "short"));
        await world.SettleAsync();
        await world.SettleAsync();
        Assert.Equal(1, await world.QueryAsync<long>("SELECT count(*) FROM etl_problem_rows"));
        Assert.Equal(
            1,
            await world.QueryAsync<long>(
                "SELECT count(*) FROM etl_problem_rows WHERE run_id = (SELECT run_id FROM etl_runs ORDER BY started_at DESC LIMIT 1)"
            )
        );
    }

    /// <summary>The session's zone must not shift the window: edge rows would double at each run.</summary>
    [Fact]
    public async Task Rows_at_the_edges_are_not_doubled_where_the_session_has_another_time_zone()
    {
        await using World world = await World.StartAsync(postgres);
        await world.ExecuteAsync($"ALTER DATABASE \"{world.Database.Name}\" SET timezone = 'Asia/Vladivostok'");
        world.Platform.Fault = Answers.Rows(
            Answers.Row("2024-10-02 00:00:00"),
            Answers.Row("2024-10-02 23:59:59.999999"),
            Answers.Row("2024-10-02 12:00:00.5")
        );
        await world.SettleAsync();
        await world.SettleAsync();
        Assert.Equal(3, await world.QueryAsync<long>("SELECT count(*) FROM lms_activities"));
        Assert.Equal(
            "2024-10-02 23:59:59.999999",
            await world.QueryAsync<string>("SELECT max(created_at)::text FROM lms_activities")
        );
    }

    [Fact]
    public async Task The_days_around_it_stay()
    {
        await using World world = await World.StartAsync(postgres);
        await world.RunAsync("--date", "2024-10-01");
        await world.RunAsync("--date", "2024-10-03");
        await world.SettleAsync();
        await world.SettleAsync();
        Assert.Equal(600, await world.QueryAsync<long>("SELECT count(*) FROM lms_activities"));
    }
}

using EduEtl.Tests.Support;

namespace EduEtl.Tests.Runs;

/// <summary>Whatever the API does, the day in the database is as it was, and the exit code is 4.</summary>
public sealed class TheApiFails(PostgresFixture postgres)
{
    public static TheoryData<string, string> WrongBodies { get; } =
        new()
        {
            { "an object with errors", """{"errors": ["no such client"]}""" },
            { "a web page", "<html><body>Please log in</body></html>" },
            { "nothing", "" },
            { "an open array", "[" },
            { "half a row", "[" + Answers.Row() + ", {\"lti_user" },
            { "something after the array", "[" + Answers.Row() + "] and more" },
        };

    [Theory, MemberData(nameof(WrongBodies))]
    public async Task A_wrong_body_with_status_200_is_no_day(string what, string body)
    {
        await using World world = await World.StartAsync(postgres);
        world.Set("Api__Attempts", "2");
        await world.SettleAsync();
        string before = await world.ChecksumAsync();
        world.Platform.Fault = Answers.Body(body);
        ProcessResult result = await world.SettleAsync();
        Assert.True(result.ExitCode == 4, $"{what}: {result.All}");
        Assert.Equal(before, await world.ChecksumAsync());
        Assert.DoesNotContain("   at ", result.All, StringComparison.Ordinal);
        Assert.Equal(1 + 2, world.Platform.Calls.Count);
    }

    [Fact]
    public async Task A_body_that_breaks_in_the_middle_is_tried_again_from_nothing()
    {
        await using World world = await World.StartAsync(postgres);
        string half = "[" + string.Join(',', Answers.ManyRows(5000)) + "," + Answers.Row(user: "short") + ",";
        world.Platform.Fault = Answers.InTurn(Answers.Cut(half), Answers.Cut(half));
        ProcessResult result = await world.SettleAsync();
        Assert.True(result.ExitCode == 0, result.All);
        Assert.Contains("Try 2 of 5", result.Error, StringComparison.Ordinal);
        Assert.Equal(200, await world.QueryAsync<long>("SELECT count(*) FROM lms_activities"));
        Assert.Equal(200, await world.QueryAsync<long>("SELECT rows_received FROM etl_runs"));
        Assert.Equal(
            0,
            await world.QueryAsync<long>("SELECT count(*) FROM etl_problem_rows WHERE problem = 'user_id_length'")
        );
    }

    [Theory]
    [InlineData(400), InlineData(401), InlineData(403), InlineData(404)]
    public async Task A_refusal_is_not_tried_again(int status)
    {
        await using World world = await World.StartAsync(postgres);
        world.Platform.Fault = Answers.Status(status, "no");
        ProcessResult result = await world.SettleAsync();
        Assert.Equal(4, result.ExitCode);
        Assert.Single(world.Platform.Calls);
        Assert.Contains($" answered {status} ", result.Error, StringComparison.Ordinal);
        Assert.Equal("failed", await world.QueryAsync<string>("SELECT outcome FROM etl_runs"));
    }

    [Theory]
    [InlineData(408), InlineData(429), InlineData(500), InlineData(503)]
    public async Task What_may_pass_is_tried_again(int status)
    {
        await using World world = await World.StartAsync(postgres);
        world.Platform.Fault = Answers.InTurn(Answers.Status(status, "busy"));
        Assert.Equal(0, (await world.SettleAsync()).ExitCode);
        Assert.Equal(2, world.Platform.Calls.Count);
    }

    [Fact]
    public async Task The_server_says_how_long_to_wait()
    {
        await using World world = await World.StartAsync(postgres);
        world.Platform.Fault = Answers.InTurn(Answers.Status(429, "slow down", ("Retry-After", "2")));
        ProcessResult result = await world.SettleAsync();
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("Next try in 2.0 s", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wait_of_an_hour_is_the_operators_to_decide()
    {
        await using World world = await World.StartAsync(postgres);
        world.Platform.Fault = Answers.Status(429, "slow down", ("Retry-After", "3600"));
        ProcessResult result = await world.SettleAsync();
        Assert.Equal(4, result.ExitCode);
        Assert.Contains("3600 s", result.Error, StringComparison.Ordinal);
        Assert.Single(world.Platform.Calls);
    }

    [Fact]
    public async Task Silence_and_stalls_end_in_time()
    {
        await using World world = await World.StartAsync(postgres);
        world.Set("Api__Attempts", "2");
        world.Set("Api__ResponseTimeout", "00:00:00.500");
        world.Set("Api__IdleTimeout", "00:00:00.500");
        using var end = new CancellationTokenSource();
        world.Platform.Fault = Answers.InTurn(
            async context =>
            {
                await Hang(context.RequestAborted, end.Token);
                return true;
            },
            async context =>
            {
                await Answers.Body("[" + Answers.Row())(context);
                await context.Response.Body.FlushAsync();
                await Hang(context.RequestAborted, end.Token);
                return true;
            }
        );
        ProcessResult result = await world.SettleAsync();
        await end.CancelAsync();
        Assert.Equal(4, result.ExitCode);
        Assert.Contains("sent nothing for 0.5 s", result.Error, StringComparison.Ordinal);
        Assert.Contains("stopped in the middle", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_listens_there()
    {
        await using World world = await World.StartAsync(postgres);
        world.Set("Api__Attempts", "2");
        world.Set("Api__Url", "http://127.0.0.1:9/api/statistics");
        ProcessResult result = await world.SettleAsync();
        Assert.Equal(4, result.ExitCode);
        Assert.Contains("http://127.0.0.1:9/api/statistics cannot be reached", result.Error, StringComparison.Ordinal);
    }

    private static async Task Hang(params CancellationToken[] ends)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ends);
        try
        {
            await Task.Delay(TimeSpan.FromSeconds(30), either.Token);
        }
        catch (OperationCanceledException)
        {
            // The client has gone, or the test has ended.
        }
    }
}

using EduEtl.Tests.Support;

namespace EduEtl.Tests.Runs;

/// <summary>A trouble that passes costs a try and is told, and the day is settled whole.</summary>
public sealed class TheApiRecovers(PostgresFixture postgres)
{
    private static readonly Dictionary<string, FaultCase> Matrix = new()
    {
        ["408 then well"] = Recovers(408),
        ["429 without Retry-After then well"] = Recovers(429),
        ["429 with Retry-After then well"] = new(
            0,
            "answered 429 … Next try in 1.0 s",
            "ответил 429 … Следующая через 1,0 с",
            world => world.Platform.Fault = Answers.InTurn(Answers.Status(429, "slow down", ("Retry-After", "1")))
        )
        {
            Mailed = false,
        },
        ["500 then well"] = Recovers(500),
        ["503 then well"] = Recovers(503),
    };

    public static TheoryData<string> Situations => [.. Matrix.Keys];

    [Theory, MemberData(nameof(Situations))]
    public async Task The_day_is_settled(string situation)
    {
        await using World world = await World.StartAsync(postgres);
        await Matrix[situation].HappensAsync(world);
        Assert.Equal(2 * 2, world.Platform.Calls.Count);
    }

    [Fact]
    public async Task A_body_that_breaks_in_the_middle_is_tried_again_from_nothing()
    {
        await using World world = await World.StartAsync(postgres);
        string half = "[" + string.Join(',', Answers.ManyRows(5000)) + "," + Answers.Row(user: "short") + ",";
        world.Platform.Fault = Answers.InTurn(Answers.Cut(half), Answers.Cut(half));
        ProcessResult result = await world.SettleAsync();
        Expect.Success(result);
        Assert.Contains("Try 2 of 5", result.Error, StringComparison.Ordinal);
        Assert.Equal(200, await world.QueryAsync<long>("SELECT count(*) FROM lms_activities"));
        Assert.Equal("200 0", await world.LastRunAsync("rows_received", "rows_rejected"));
        Assert.Equal(0, await world.QueryAsync<long>("SELECT count(*) FROM etl_problem_rows"));
    }

    private static FaultCase Recovers(int status) =>
        new(
            0,
            $"Try 1 of 5 failed: … answered {status}",
            $"Попытка 1 из 5 не удалась. … ответил {status}",
            world => world.Platform.Fault = Answers.InTurn(Answers.Status(status, "busy"))
        )
        {
            Mailed = false,
        };
}

using EduEtl.Tests.Support;

namespace EduEtl.Tests.Runs;

/// <summary>Exit 5, the day as it was: what the session held and did went with it.</summary>
public sealed class TheDatabaseSessionIsKilled(PostgresFixture postgres)
{
    [Fact]
    public async Task While_rows_are_copied()
    {
        await using World world = await HoldingAsync();
        // The server's last word or the broken connection: whichever the program meets first is told.
        var fault = new FaultCase(
            5,
            $"database \"{world.Database.Name}\", … The day is as it was. Run the day again.",
            $"база «{world.Database.Name}», … День в базе остался прежним. Сведите день ещё раз.",
            _ => { }
        );
        await (fault with { Run = RunAsync }).HappensAsync(world);

        static async Task<ProcessResult> RunAsync(World world)
        {
            var held = new HeldAnswer(Answers.ManyRows(3000));
            world.Platform.Fault = held.AnswerAsync;
            using EduEtlProcess process = world.Start("--date", "2024-10-02");
            await held.CopyingAsync(world);
            Assert.True(await world.QueryAsync<bool>($"SELECT pg_terminate_backend(({HeldAnswer.Copying}))"));
            held.Release();
            return await process.EndAsync();
        }
    }

    /// <summary>The next try must not go on without the hold on the day that went with the session.</summary>
    [Fact]
    public async Task In_a_try_that_the_platform_breaks_too()
    {
        await using World world = await HoldingAsync();
        var fault = new FaultCase(
            5,
            $"database \"{world.Database.Name}\", was lost … The day is as it was",
            $"база «{world.Database.Name}», потеряно … День в базе остался прежним",
            _ => { }
        );
        await (fault with { Run = RunAsync }).HappensAsync(world);

        static async Task<ProcessResult> RunAsync(World world)
        {
            var killed = new TaskCompletionSource();
            world.Platform.Fault = Answers.InTurn(
                Answers.Cut("[" + string.Join(',', Answers.ManyRows(3000)), killed.Task)
            );
            using EduEtlProcess process = world.Start("--date", "2024-10-02");
            await world.WaitUntilAsync($"EXISTS ({HeldAnswer.Copying})");
            Assert.True(await world.QueryAsync<bool>($"SELECT pg_terminate_backend(({HeldAnswer.Copying}))"));
            await world.WaitUntilAsync($"NOT EXISTS ({HeldAnswer.Copying})");
            killed.SetResult();
            return await process.EndAsync();
        }
    }

    /// <summary>At the last statement of the transaction, and in the middle of the commit itself.</summary>
    [Theory]
    [InlineData("TRIGGER die AFTER UPDATE ON etl_runs")]
    [InlineData("CONSTRAINT TRIGGER die AFTER UPDATE ON etl_runs DEFERRABLE INITIALLY DEFERRED")]
    public async Task Before_the_commit(string trigger)
    {
        await using World world = await World.StartAsync(postgres);
        Expect.Success(await world.SettleAsync());
        await world.ExecuteAsync(
            $"""
            CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql
                AS $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$;
            CREATE {trigger} FOR EACH ROW WHEN (NEW.outcome = 'settled') EXECUTE FUNCTION die();
            """
        );
        world.Platform.Fault = Answers.Rows(Answers.ManyRows(300));
        await Noted(
                "SQLSTATE 57P01 … The day is as it was. Run the day again.",
                "SQLSTATE 57P01 … День в базе остался прежним. Сведите день ещё раз."
            )
            .HappensAsync(world);
    }

    private async Task<World> HoldingAsync()
    {
        World world = await World.StartAsync(postgres);
        await world.HoldDaysAsync("2024-10-02");
        return world;
    }

    private static FaultCase Noted(string english, string russian) =>
        new(5, $"refused: … {english}", $"ответил отказом: … {russian}", _ => { });
}

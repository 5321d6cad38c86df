using EduEtl.Tests.Support;

namespace EduEtl.Tests.Runs;

/// <summary>Whoever reads the exit code may start the next run: the day is free by then, not a little later.</summary>
public sealed class TheRunHasEnded(PostgresFixture postgres)
{
    [Theory, InlineData("settle"), InlineData("report")]
    public async Task And_nobody_holds_the_day_though_its_farewell_has_not_arrived(string command)
    {
        await using World world = await World.StartAsync(postgres);
        Expect.Success(await world.SettleAsync());
        await using var network = new DatabaseProxy(
            world,
            sent => sent.AsSpan().EndsWith(Farewell) ? Fate.IsHeld : Fate.Passes
        );
        string[] args = command == "report" ? ["report", "--date", "2024-10-02"] : ["--date", "2024-10-02"];
        Expect.Success(await world.RunAsync(args));
        Assert.Equal(
            0,
            await world.QueryAsync<long>(
                """
                SELECT count(*) FROM pg_locks
                WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
                """
            )
        );
        Assert.Equal(
            1,
            await world.QueryAsync<long>(
                "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'eduetl' AND datname = current_database()"
            )
        );
    }

    /// <summary>PostgreSQL's message Terminate.</summary>
    private static ReadOnlySpan<byte> Farewell => [(byte)'X', 0, 0, 0, 4];
}

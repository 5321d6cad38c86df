using EduEtl.Tests.Support;

namespace EduEtl.Tests.Runs;

/// <summary>Whoever reads the exit code may start the next run: the day is free by then, not a little later.</summary>
public sealed class TheRunHasEnded(PostgresFixture postgres)
{
    [Theory]
    [InlineData("--date", "2024-10-02")]
    [InlineData("report", "--date", "2024-10-02")]
    [InlineData("--from", "2024-10-01", "--to", "2024-10-03")]
    public async Task And_nobody_holds_the_day_though_its_farewell_has_not_arrived(params string[] args)
    {
        await using World world = await World.StartAsync(postgres);
        Expect.Success(await world.SettleAsync());
        await using var network = new DatabaseProxy(
            world,
            sent => sent.AsSpan().EndsWith(Farewell) ? Fate.DoesNotArrive : Fate.Passes
        );
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
        Assert.NotEqual(
            0,
            await world.QueryAsync<long>(
                "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'eduetl' AND datname = current_database()"
            )
        );
    }

    /// <summary>PostgreSQL's message Terminate.</summary>
    private static ReadOnlySpan<byte> Farewell => [(byte)'X', 0, 0, 0, 4];
}

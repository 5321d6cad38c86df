using EduEtl.Tests.Support;

namespace EduEtl.Tests.Runs;

/// <summary>All at once, on a database without tables.</summary>
public sealed class EightProcessesSettleOneDay(PostgresFixture postgres)
{
    [Fact]
    public async Task One_settles_it_and_there_is_one_copy()
    {
        await using World world = await World.StartAsync(postgres);
        ProcessResult[] results = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => world.SettleAsync()));
        Assert.All(results, result => Assert.True(result.ExitCode is 0 or 5, result.All));
        int settled = results.Count(result => result.ExitCode == 0);
        Assert.All(
            results.Where(result => result.ExitCode == 5),
            result => Assert.Contains("is in work", result.Error, StringComparison.Ordinal)
        );
        Assert.InRange(settled, 1, 8);
        Assert.Equal(200, await world.QueryAsync<long>("SELECT count(*) FROM lms_activities"));
        Assert.Equal(settled, await world.QueryAsync<long>("SELECT count(*) FROM etl_runs WHERE outcome = 'settled'"));
        Assert.Equal(settled, await world.QueryAsync<long>("SELECT count(*) FROM etl_runs"));
        Assert.Equal(settled, world.Mails.Count(mail => mail.Subject.Contains("settled", StringComparison.Ordinal)));
        Assert.Equal(settled, world.Mails.Count);
    }

    [Fact]
    public async Task Eight_days_do_not_hinder_each_other()
    {
        await using World world = await World.StartAsync(postgres);
        ProcessResult[] results = await Task.WhenAll(
            Enumerable.Range(1, 8).Select(day => world.RunAsync("--date", $"2024-10-0{day}"))
        );
        Assert.All(results, Expect.Success);
        Assert.Equal(1600, await world.QueryAsync<long>("SELECT count(*) FROM lms_activities"));
        Assert.Equal(
            8,
            await world.QueryAsync<long>("SELECT count(DISTINCT day) FROM etl_runs WHERE outcome = 'settled'")
        );
    }
}

using EduEtl.Tests.Support;

namespace EduEtl.Tests.Runs;

public sealed class ADayIsSettled(PostgresFixture postgres)
{
    [Fact]
    public async Task Every_row_is_stored_or_rejected_and_the_ledger_says_so()
    {
        await using World world = await World.StartAsync(postgres);
        world.Set("Sheets__Enabled", "false");
        world.Set("Smtp__Enabled", "false");
        ProcessResult result = await world.SettleAsync();
        Assert.True(result.ExitCode == 0, result.All + world.Log());
        TestContext.Current.TestOutputHelper!.WriteLine(result.All + world.Log());
        Assert.Equal("settled", await world.QueryAsync<string>("SELECT outcome FROM etl_runs"));
    }
}

using EduEtl.Tests.Support;

namespace EduEtl.Tests.Runs;

public sealed class TheAnswerToTheCommitIsLost(PostgresFixture postgres)
{
    [Fact]
    public async Task The_ledger_tells_that_the_day_is_loaded_and_the_run_goes_on()
    {
        await using World world = await World.StartAsync(postgres);
        await world.SettleAsync();
        int commits = 0;
        await using var network = new DatabaseProxy(
            world,
            sent => sent.AsSpan().IndexOf("COMMIT\0"u8) >= 0 && commits++ == 0 ? Fate.LosesItsAnswer : Fate.Passes
        );
        world.Platform.Fault = Answers.Rows(Answers.ManyRows(150));

        ProcessResult result = await world.SettleAsync();

        Assert.Equal(1, commits);
        Expect.Success(result);
        Assert.Equal(150, await world.QueryAsync<long>("SELECT count(*) FROM lms_activities"));
        Assert.Equal(
            "settled 150 done sent",
            await world.LastRunAsync("outcome", "rows_stored", "report_state", "mail_state")
        );
        Assert.Contains("The commit was not answered", world.Log(), StringComparison.Ordinal);
        Assert.Equal(2, world.Mail.Mailbox.Count);
    }
}

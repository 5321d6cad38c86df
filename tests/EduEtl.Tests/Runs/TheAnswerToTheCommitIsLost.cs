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
            sent => IsCommit(sent) && commits++ == 0 ? Fate.LosesItsAnswer : Fate.Passes
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

    [Theory]
    [InlineData("en", "did not answer the commit", "The day is either the old or the new one, never a mixture")]
    [InlineData("ru", "не ответил на фиксацию", "День в базе либо прежний, либо новый, но не смесь")]
    public async Task Nobody_can_tell_and_the_mail_says_so(string language, string said, string remedy)
    {
        await using World world = await World.StartAsync(postgres);
        await world.SettleAsync();
        world.Set("Language", language);
        DatabaseProxy? network = null;
        network = new DatabaseProxy(
            world,
            sent =>
            {
                if (!IsCommit(sent))
                    return Fate.Passes;
                network!.Refuse();
                return Fate.LosesItsAnswer;
            }
        );
        await using DatabaseProxy gone = network;
        world.Platform.Fault = Answers.Rows(Answers.ManyRows(150));

        Expect.Failure(await world.SettleAsync(), 1, said, remedy);

        Assert.Equal(150, await world.QueryAsync<long>("SELECT count(*) FROM lms_activities"));
        Assert.Equal("settled - -", await world.LastRunAsync("outcome", "report_state", "mail_state"));
        Assert.Equal(2, world.Mails.Count);
        Assert.Contains(said, world.Mails[1].Text, StringComparison.Ordinal);
        Assert.Contains("[ERROR]", world.Log(), StringComparison.Ordinal);
    }

    private static bool IsCommit(byte[] sent) => sent.AsSpan().IndexOf("COMMIT\0"u8) >= 0;
}

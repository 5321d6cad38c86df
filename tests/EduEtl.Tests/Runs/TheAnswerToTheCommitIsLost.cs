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
    [InlineData(
        "en",
        "did not answer the commit",
        "The day is either the old or the new one, never a mixture",
        "It is not known whether day 2024-10-02 was loaded."
    )]
    [InlineData(
        "ru",
        "не ответил на фиксацию",
        "День в базе либо прежний, либо новый, но не смесь",
        "Неизвестно, загружен ли день 2024-10-02."
    )]
    public async Task Nobody_can_tell_and_the_mail_says_so(string language, string said, string remedy, string heading)
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
        Assert.Contains(heading, world.Mails[1].Text, StringComparison.Ordinal);
        Assert.Contains("[ERROR]", world.Log(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_ledger_tells_of_a_replay_too()
    {
        await using World world = await ReplayableAsync();
        int commits = 0;
        await using var network = new DatabaseProxy(
            world,
            sent => IsCommit(sent) && commits++ == 0 ? Fate.LosesItsAnswer : Fate.Passes
        );

        ProcessResult result = await world.RunAsync("replay", "--date", "2024-10-02");

        Assert.Equal(1, commits);
        Expect.Success(result);
        Assert.Contains("rows checked again: 1, admitted: 1", result.Output, StringComparison.Ordinal);
        Assert.Contains("Statistics of 2024-10-02", result.Output, StringComparison.Ordinal);
        Assert.Equal("settled replay", await world.LastRunAsync("outcome", "kind"));
    }

    [Fact]
    public async Task A_replay_that_cannot_look_at_the_day_afterwards_does_not_say_it_was_undone()
    {
        await using World world = await ReplayableAsync();
        bool committed = false;
        await using var network = new DatabaseProxy(
            world,
            sent =>
            {
                bool looks = committed && sent.AsSpan().IndexOf("by_source"u8) >= 0;
                committed |= IsCommit(sent);
                return looks ? Fate.LosesItsAnswer : Fate.Passes;
            }
        );

        ProcessResult result = await world.RunAsync("replay", "--date", "2024-10-02");

        Assert.Equal(0, result.ExitCode);
        Assert.DoesNotContain("as it was", result.All, StringComparison.Ordinal);
        Assert.Contains("lost", result.All, StringComparison.Ordinal);
        Assert.Equal(2, await world.QueryAsync<long>("SELECT count(*) FROM lms_activities"));
    }

    /// <summary>A day with a row that the corrected rule admits.</summary>
    private async Task<World> ReplayableAsync()
    {
        World world = await World.StartAsync(postgres);
        world.Platform.Fault = Answers.Rows(Answers.Row(), Answers.Row(user: new('a', 36)));
        Expect.Success(await world.SettleAsync());
        world.Set("Api__UserIdLength", "36");
        return world;
    }

    private static bool IsCommit(byte[] sent) => sent.AsSpan().IndexOf("COMMIT\0"u8) >= 0;
}

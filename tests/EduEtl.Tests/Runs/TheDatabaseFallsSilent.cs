using EduEtl.Tests.Support;

namespace EduEtl.Tests.Runs;

/// <summary>After the load the server, or the way to it, says nothing any more and refuses nothing.</summary>
public sealed class TheDatabaseFallsSilent(PostgresFixture postgres)
{
    [Theory]
    [InlineData("SET mail_state = $2", "mail on its way")]
    [InlineData("outcome = coalesce(outcome", "end")]
    public async Task The_mail_goes_out_and_the_ledger_is_written_on_a_new_connection(string statement, string what)
    {
        await using World world = await World.StartAsync(postgres);
        byte[] sought = System.Text.Encoding.UTF8.GetBytes(statement);
        int asked = 0;
        await using var network = new DatabaseProxy(
            world,
            sent => sent.AsSpan().IndexOf(sought) >= 0 && asked++ == 0 ? Fate.DoesNotArrive : Fate.Passes
        );

        ProcessResult result = await world.SettleAsync();

        Assert.True(asked > 0, what);
        Expect.Success(result);
        Assert.Single(world.Mail.Mailbox);
        Assert.Equal("settled done sent", await world.LastRunAsync("outcome", "report_state", "mail_state"));
        Assert.NotEqual("-", await world.LastRunAsync("finished_at"));
    }
}

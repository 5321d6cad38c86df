using EduEtl.Sandbox.Mail;
using EduEtl.Tests.Support;

namespace EduEtl.Tests.Runs;

public sealed class AFailedMailIsSentLater(PostgresFixture postgres)
{
    private const string States =
        "SELECT concat_ws(' ', report_state, mail_state, mail_recipients::text, coalesce(error, '-')) FROM etl_runs";

    [Fact]
    public async Task Whoever_has_not_got_it_gets_it()
    {
        await using World world = await World.StartAsync(postgres);
        world.Mail.Script = SmtpScript.RefuseRecipient("tutor@edu.example");
        Assert.Equal(7, (await world.SettleAsync()).ExitCode);
        world.Mail.Script = SmtpScript.None;
        ProcessResult result = await Late.RunAsync(world, "notify", "Smtp__", "Sheets__Spread");
        Assert.True(result.ExitCode == 0, result.All);
        Assert.Contains("dean@edu.example — sent: not mailed again", result.Output, StringComparison.Ordinal);
        Assert.Equal(2, world.Mail.Mailbox.Count);
        Assert.Equal(["tutor@edu.example"], world.Mail.Mailbox[1].To);
        Assert.Equal(Late.Message(world.Mail.Mailbox[0]).Subject, Late.Message(world.Mail.Mailbox[1]).Subject);
        Assert.Equal(
            """done sent {"dean@edu.example": "sent", "tutor@edu.example": "sent"} -""",
            await world.QueryAsync<string>(States)
        );
        Assert.Single(world.Platform.Calls);
    }

    [Theory]
    [InlineData("true", "settled, sheet not updated")]
    [InlineData("false", "settled;")]
    public async Task A_run_that_was_killed_before_its_report_has_none(string reports, string subject)
    {
        await using World world = await World.StartAsync(postgres);
        await world.SettleAsync();
        await world.ExecuteAsync("UPDATE etl_runs SET report_state = NULL, mail_state = NULL, mail_recipients = NULL");
        world.Set("Sheets__Enabled", reports);
        world.Set("Reports__Enabled", reports);

        Expect.Success(await world.RunAsync("notify", "--date", "2024-10-02"));

        Assert.Contains(subject, world.Mails[^1].Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_is_left_unless_asked_for_again()
    {
        await using World world = await World.StartAsync(postgres);
        await world.SettleAsync();
        ProcessResult result = await world.RunAsync("notify", "--date", "2024-10-02");
        Assert.True(result.ExitCode == 0, result.All);
        Assert.Contains("Nobody is left to mail", result.Output, StringComparison.Ordinal);
        Assert.Single(world.Mail.Mailbox);
        Assert.Equal(0, (await world.RunAsync("notify", "--date", "2024-10-02", "--again")).ExitCode);
        Assert.NotEqual(Late.Message(world.Mail.Mailbox[0]).MessageId, Late.Message(world.Mail.Mailbox[^1]).MessageId);
        Assert.Equal(["dean@edu.example", "tutor@edu.example"], world.Mail.Mailbox[1].To.Order());
    }

    [Fact]
    public async Task What_may_have_been_sent_is_not_sent_again_by_itself()
    {
        await using World world = await World.StartAsync(postgres);
        world.Mail.Script = SmtpScript.At(SmtpStep.EndOfData, SmtpFault.Drop);
        Assert.Equal(7, (await world.SettleAsync()).ExitCode);
        world.Mail.Script = SmtpScript.None;
        int taken = world.Mail.Mailbox.Count;
        ProcessResult result = await world.RunAsync("notify", "--date", "2024-10-02");
        Assert.True(result.ExitCode == 0, result.All);
        Assert.Contains("tutor@edu.example — uncertain", result.Output, StringComparison.Ordinal);
        Assert.Equal(taken, world.Mail.Mailbox.Count);
        Assert.Equal("uncertain", await world.QueryAsync<string>("SELECT mail_state FROM etl_runs"));
        Assert.Equal(0, (await world.RunAsync("notify", "--date", "2024-10-02", "--again")).ExitCode);
        Assert.Equal(taken + 1, world.Mail.Mailbox.Count);
        Assert.Equal("sent", await world.QueryAsync<string>("SELECT mail_state FROM etl_runs"));
    }

    [Fact]
    public async Task It_fails_again()
    {
        await using World world = await World.StartAsync(postgres);
        world.Mail.Script = SmtpScript.RefuseAllRecipients;
        await world.SettleAsync();
        ProcessResult result = await world.RunAsync("notify", "--date", "2024-10-02");
        Assert.True(result.ExitCode == 7, result.All);
        Assert.Empty(world.Mail.Mailbox);
        Assert.StartsWith("done failed", await world.QueryAsync<string>(States), StringComparison.Ordinal);
    }

    /// <summary>A run that dies while it mails may have mailed.</summary>
    [Fact]
    public async Task A_run_that_died_while_mailing_has_perhaps_mailed()
    {
        await using World world = await World.StartAsync(postgres);
        world.Mail.Script = SmtpScript.At(SmtpStep.EndOfData, SmtpFault.Hang);
        using (EduEtlProcess process = world.Start("--date", "2024-10-02"))
        {
            while (!await world.QueryAsync<bool>("SELECT to_regclass('etl_runs') IS NOT NULL"))
                await Task.Delay(50, TestContext.Current.CancellationToken);
            while (await world.QueryAsync<long>("SELECT count(*) FROM etl_runs WHERE mail_state = 'uncertain'") == 0)
                await Task.Delay(50, TestContext.Current.CancellationToken);
        }
        world.Mail.Script = SmtpScript.None;
        int taken = world.Mail.Mailbox.Count;
        await Late.FreeAsync(world);
        ProcessResult result = await world.RunAsync("notify", "--date", "2024-10-02");
        Assert.True(result.ExitCode == 0, result.All);
        Assert.Equal(taken, world.Mail.Mailbox.Count);
    }

    [Fact]
    public async Task The_mail_of_a_failed_report_says_so_until_the_report_is_redone()
    {
        await using World world = await World.StartAsync(postgres);
        string endpoint = world.Settings["EDUETL_Sheets__Endpoint"];
        world.Set("Sheets__Attempts", "1");
        world.Set("Sheets__Endpoint", "http://127.0.0.1:9/");
        await world.SettleAsync();
        await world.RunAsync("notify", "--date", "2024-10-02", "--again");
        world.Set("Sheets__Endpoint", endpoint);
        Assert.Equal(0, (await world.RunAsync("report", "--date", "2024-10-02")).ExitCode);
        await world.RunAsync("notify", "--date", "2024-10-02", "--again");
        Assert.Equal(
            [true, true, false],
            world.Mail.Mailbox.Select(mail =>
                Late.Message(mail).Subject!.Contains("sheet not updated", StringComparison.Ordinal)
            )
        );
        Assert.Contains(
            "eduetl report --date 2024-10-02",
            Late.Message(world.Mail.Mailbox[1]).TextBody!,
            StringComparison.Ordinal
        );
    }
}

using EduEtl.Sandbox.Sheets;
using EduEtl.Tests.Support;

namespace EduEtl.Tests.Runs;

public sealed class ADayIsSettled(PostgresFixture postgres)
{
    [Theory, InlineData("en"), InlineData("ru")]
    public async Task The_operator_reads_what_happened(string language)
    {
        await using World world = await World.StartAsync(postgres, rows: null);
        world.Set("Language", language);
        using EduEtlProcess process = world.Start();
        ProcessResult result = await process.EndAsync("2024-10-02\n");
        Approved.Text($"run-settled.{language}.txt", Transcript.Of(result, world));
    }

    [Fact]
    public async Task Database_ledger_sheet_and_mail_tell_the_same()
    {
        await using World world = await World.StartAsync(postgres, rows: null);
        ProcessResult result = await world.SettleAsync();
        Assert.True(result.ExitCode == 0, result.All);
        long stored = await world.QueryAsync<long>("SELECT count(*) FROM lms_activities");
        long rejected = await world.QueryAsync<long>("SELECT count(*) FROM etl_problem_rows WHERE NOT stored");
        long users = await world.QueryAsync<long>("SELECT count(DISTINCT user_id) FROM lms_activities");
        Assert.True(stored > 8000);
        Assert.True(rejected > 0);
        Assert.Equal(
            $"settled {stored + rejected} {stored} {rejected} 0 {users} done sent",
            await world.QueryAsync<string>(
                """
                SELECT concat_ws(' ', outcome, rows_received, rows_stored, rows_rejected, rows_replaced, unique_users,
                    report_state, mail_state) FROM etl_runs
                """
            )
        );
        TabState tab = world.Sheets.Snapshot().Tabs.Single(tab => tab.Title == "EduEtl");
        Assert.Contains(tab.Cells, cell => cell.Value is double value && value == users);
        Assert.Single(world.Mail.Mailbox);
        Assert.Equal(["dean@edu.example", "tutor@edu.example"], world.Mail.Mailbox[0].To.Order());
    }
}

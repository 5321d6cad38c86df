using EduEtl.Tests.Support;

namespace EduEtl.Tests.Runs;

/// <summary>The day is committed by then: that its report cannot be put together undoes nothing and hides nothing.</summary>
public sealed class TheDaysBeforeCannotBeRead(PostgresFixture postgres)
{
    private const string TooLargeForASum = """
        UPDATE etl_runs SET rows_stored = 9223372036854775807;
        CREATE TEMP TABLE one AS SELECT * FROM etl_runs;
        UPDATE one SET run_id = gen_random_uuid(), kind = 'replay', loaded_at = loaded_at + interval '1 second';
        INSERT INTO etl_runs SELECT * FROM one
        """;

    private const string NoFigure = "UPDATE etl_runs SET unique_users = NULL";

    [Theory, InlineData("true", TooLargeForASum), InlineData("false", TooLargeForASum), InlineData("false", NoFigure)]
    public async Task The_day_is_settled_and_the_mail_goes_out(string withSheet, string damage)
    {
        await using World world = await World.StartAsync(postgres);
        world.Set("Sheets__Enabled", withSheet);
        Expect.Success(await world.RunAsync("--date", "2024-10-01"));
        await world.ExecuteAsync(damage);
        int calls = world.Sheets.Calls.Count;
        ProcessResult result = await world.SettleAsync();
        Expect.Failure(result, 6, "The history of days in public.etl_runs cannot be read");
        Assert.Contains("eduetl report --date 2024-10-02", result.Error, StringComparison.Ordinal);
        Assert.Equal(calls, world.Sheets.Calls.Count);
        Assert.Equal(
            "settled 200 failed sent",
            await world.LastRunAsync("outcome", "rows_stored", "report_state", "mail_state")
        );
        ShownMail mail = world.Mails[^1];
        Assert.Contains("The history of days", mail.Text, StringComparison.Ordinal);
        Assert.Contains("Unique students", mail.Text, StringComparison.Ordinal);
    }
}

using System.Text.RegularExpressions;
using EduEtl.Tests.Support;

namespace EduEtl.Tests.Runs;

/// <summary>A load counts the day while its rows pass; <c>report</c> asks the database. Both tell the same.</summary>
public sealed partial class TheDayIsCountedInTwoWays(PostgresFixture postgres)
{
    private const string Asked = "the database counts the day";

    [Fact]
    public async Task The_page_of_a_report_is_that_of_the_load()
    {
        await using World world = await World.StartAsync(postgres, rows: 999);
        await SettleAndReportAsync(world);
        Assert.DoesNotContain(Asked, world.Log(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_try_that_broke_is_not_counted()
    {
        await using World world = await World.StartAsync(postgres);
        string half = "[" + string.Join(',', Answers.ManyRows(3000));
        world.Platform.Fault = Answers.InTurn(Answers.Cut(half), Answers.Cut(half));
        await SettleAndReportAsync(world);
    }

    [Fact]
    public async Task A_day_of_rejected_rows_alone_is_an_empty_one()
    {
        await using World world = await World.StartAsync(postgres);
        world.Platform.Fault = Answers.Rows(Answers.Row(user: "short"), Answers.Row(user: "shorter"));
        Expect.Success(await world.SettleAsync("--allow-shrink"));
        Assert.Equal("0 2 0 0", await world.LastRunAsync("rows_stored", "rows_rejected", "unique_users", "submits"));
    }

    [Fact]
    public async Task The_hour_of_test_mode_is_counted_in_both_ways()
    {
        await using World world = await World.StartAsync(postgres, rows: 999);
        Expect.Success(await world.SettleAsync("--test-mode"));
        Assert.True(
            await world.QueryAsync<bool>(
                "SELECT unique_users = (SELECT count(DISTINCT user_id) FROM lms_activities) FROM etl_runs"
            )
        );
    }

    [Fact]
    public async Task A_day_beyond_the_bound_is_asked_of_the_database()
    {
        await using World world = await World.StartAsync(postgres);
        // 36 MB of texts of which no two are the same.
        string text = new('x', 60_000);
        world.Platform.Fault = Answers.Rows([
            .. Enumerable.Range(0, 600).Select(i => Row($"course-v1:{i}{text}:{new string('a', 32)}")),
        ]);
        await SettleAndReportAsync(world);
        Assert.Contains("very long texts: " + Asked, world.Log(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_a_trigger_changes_the_rows_the_database_is_asked()
    {
        await using World world = await World.StartAsync(postgres);
        await world.HoldDaysAsync("2024-10-01");
        await world.ExecuteAsync(
            """
            CREATE FUNCTION blur() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.user_id := 'one'; RETURN NEW; END $$;
            CREATE TRIGGER blur BEFORE INSERT ON lms_activities FOR EACH ROW EXECUTE FUNCTION blur();
            """
        );
        await SettleAndReportAsync(world);
        Assert.Equal("1", await world.LastRunAsync("unique_users"));
        Assert.Contains("triggers", world.Log(), StringComparison.Ordinal);
    }

    /// <summary>PostgreSQL takes blanks that are too long for a column for nothing, and is told so nowhere.</summary>
    [Fact]
    public async Task Where_a_column_cuts_the_rows_the_database_is_asked()
    {
        await using World world = await World.StartAsync(postgres);
        await world.HoldDaysAsync("2024-10-01");
        string source = $"course-v1:Org+Course+Run:host-{new string('a', 32)}:{new string('a', 32)}";
        await world.ExecuteAsync(
            $"ALTER TABLE lms_activities ALTER lis_result_sourcedid TYPE varchar({source.Length})"
        );
        world.Platform.Fault = Answers.Rows([Row(source + "   ")]);
        await SettleAndReportAsync(world);
    }

    private static string Row(string sourcedId) =>
        Answers.Row(passbackParams: $"{{'lis_result_sourcedid': '{sourcedId}'}}");

    private static async Task SettleAndReportAsync(World world)
    {
        Expect.Success(await world.SettleAsync());
        string settled = await PageAsync(world);
        File.Delete(world.PagePath);
        Expect.Success(await world.RunAsync("report", "--date", "2024-10-02"));
        Assert.Equal(settled, await PageAsync(world));
    }

    private static async Task<string> PageAsync(World world) =>
        Prepared().Replace(await File.ReadAllTextAsync(world.PagePath, TestContext.Current.CancellationToken), "");

    [GeneratedRegex("Prepared at [^<]* UTC by")]
    private static partial Regex Prepared();
}

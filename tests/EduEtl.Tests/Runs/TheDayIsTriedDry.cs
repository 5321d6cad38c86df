using EduEtl.Tests.Support;

namespace EduEtl.Tests.Runs;

/// <summary><c>--dry-run</c>: all is looked at, and nothing but the log is left behind.</summary>
public sealed class TheDayIsTriedDry(PostgresFixture postgres)
{
    [Theory]
    [InlineData("en", "DRY RUN", "The day would be settled.")]
    [InlineData("ru", "ПРОБНЫЙ ЗАПУСК", "День считался бы сведённым.")]
    public async Task Over_an_empty_database(string language, string mark, string outcome)
    {
        await using World world = await World.StartAsync(postgres);
        world.Set("Language", language);
        ProcessResult result = await DryAsync(world);
        Expect.Success(result);
        Assert.Contains(mark, result.Output.Split('\n')[0], StringComparison.Ordinal);
        Assert.Contains(outcome, result.Output, StringComparison.Ordinal);
        Assert.Matches(@" 0\n.* 200\n", result.Output);
        Assert.Contains(mark, world.Log(), StringComparison.Ordinal);
        Assert.True(await world.QueryAsync<bool>("SELECT to_regclass('etl_runs') IS NULL"));
        Assert.True(await world.QueryAsync<bool>("SELECT to_regclass('lms_activities') IS NULL"));
    }

    [Fact]
    public async Task Over_a_settled_day_with_rejected_and_defective_rows()
    {
        await using World world = await World.StartAsync(postgres);
        Expect.Success(await world.SettleAsync());
        string before = await StateAsync(world);
        world.Platform.Fault = Answers.Rows([
            .. Answers.ManyRows(150),
            Answers.Row(user: "short"),
            Answers.Row(type: "\"submit\""),
            Answers.RowBut("created_at", "null"),
        ]);
        ProcessResult result = await DryAsync(world);
        Expect.Success(result);
        Assert.Matches(Figures(200, 151), result.Output);
        Assert.Contains("Rows received: 153 = admitted: 151 + rejected: 2", result.Output, StringComparison.Ordinal);
        Assert.Matches(@"✗ User id of a wrong length +1\n", result.Output);
        Assert.Matches(@"✗ No time +1\n", result.Output);
        Assert.Matches(@"! Submit without a result +1\n", result.Output);
        Assert.Contains("Row 151 rejected: User id of a wrong length", world.Log(), StringComparison.Ordinal);
        Assert.Equal(before, await StateAsync(world));
    }

    [Theory]
    [InlineData("en", "The shrink guard would stop the load of 2024-10-02")]
    [InlineData("ru", "Защита от потери строк остановила бы загрузку за 2024-10-02")]
    public async Task The_guard_would_stop_it(string language, string said)
    {
        await using World world = await World.StartAsync(postgres);
        string before = await world.HoldDaysAsync("2024-10-02");
        world.Set("Language", language);
        world.Platform.Fault = Answers.Rows(Answers.ManyRows(99));
        Expect.Failure(await DryAsync(world), 5, said, "--allow-shrink");
        string logged = world.Log().Split('\n').First(line => line.Contains(said, StringComparison.Ordinal));
        Assert.Contains("PostgreSQL", logged, StringComparison.Ordinal);
        Expect.Success(await DryAsync(world, "--allow-shrink"));
        Assert.Equal(before, await world.ChecksumAsync());
    }

    [Fact]
    public async Task The_reset_would_take_out_other_days()
    {
        await using World world = await World.StartAsync(postgres);
        string before = await world.HoldDaysAsync("2024-10-01", "2024-10-02", "2024-10-03");
        world.Set("Database__ResetOnStart", "true");
        ProcessResult result = await DryAsync(world);
        Expect.Success(result);
        Assert.Matches(@"Database:ResetOnStart\) +400\n", result.Output);
        Assert.Equal(before, await world.ChecksumAsync());
    }

    [Fact]
    public async Task Another_run_has_the_day()
    {
        await using World world = await World.StartAsync(postgres);
        var held = new HeldAnswer(Answers.ManyRows(3));
        world.Platform.Fault = held.AnswerAsync;
        using EduEtlProcess run = world.Start("--date", "2024-10-02");
        await held.ReachedAsync();
        world.Platform.Fault = null;
        ProcessResult result = await DryAsync(world);
        Expect.Failure(result, 5, "The day 2024-10-02 is in work: started by");
        Assert.Contains("Rows received: 200", result.Output, StringComparison.Ordinal);
        Expect.Success(await world.RunAsync("--date", "2024-10-03", "--dry-run"));
        world.Set("Database__ResetOnStart", "true");
        Expect.Failure(await world.RunAsync("--date", "2024-10-03", "--dry-run"), 5, "The day 2024-10-03 is in work");
        held.Release();
        Expect.Success(await run.EndAsync());
    }

    [Fact]
    public async Task The_platform_refuses()
    {
        await using World world = await World.StartAsync(postgres);
        world.Platform.Fault = Answers.Status(403, "no");
        Expect.Failure(await DryAsync(world), 4, "answered 403");
    }

    [Theory]
    [InlineData("Database__Port", "9", "Database:Port (9)")]
    [InlineData("Database__Table", "pg_catalog.pg_class", "has other columns than EduEtl's")]
    public async Task The_database_refuses(string key, string value, string said)
    {
        await using World world = await World.StartAsync(postgres);
        world.Set(key, value);
        Expect.Failure(await DryAsync(world), 5, said);
        Assert.Empty(world.Platform.Calls);
    }

    [Fact]
    public async Task In_test_mode_with_the_date_typed_and_nothing_set_for_sheet_and_mail()
    {
        await using World world = await World.StartAsync(postgres);
        world.Settings.Remove("EDUETL_Sheets__SpreadsheetId");
        world.Settings.Remove("EDUETL_Smtp__From");
        using EduEtlProcess process = world.Start("--dry-run", "--test-mode");
        ProcessResult result = await process.EndAsync("2024-10-02\n");
        Expect.Success(result);
        Assert.Contains("TEST, first hour only — DRY RUN", result.Output, StringComparison.Ordinal);
        Assert.Contains("only its first hour is asked for", result.Output, StringComparison.Ordinal);
    }

    private static async Task<ProcessResult> DryAsync(World world, params string[] args)
    {
        int calls = world.Sheets.Calls.Count;
        int mails = world.Mail.Mailbox.Count;
        ProcessResult result = await world.SettleAsync(["--dry-run", .. args]);
        Assert.Equal(calls, world.Sheets.Calls.Count);
        Assert.Equal(mails, world.Mail.Mailbox.Count);
        return result;
    }

    private static Task<string> StateAsync(World world) =>
        world.QueryAsync<string>(
            """
            SELECT concat((SELECT sum(hashtext(t::text)::bigint) FROM lms_activities t),
                (SELECT string_agg(r::text, E'\n') FROM etl_runs r),
                (SELECT string_agg(p::text, E'\n') FROM etl_problem_rows p))
            """
        );

    private static string Figures(int now, int after) =>
        $@"Rows in the day now +{now}\n  Rows in the day afterwards +{after}\n";
}

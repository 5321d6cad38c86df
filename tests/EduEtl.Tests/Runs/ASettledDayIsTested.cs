using EduEtl.Tests.Support;

namespace EduEtl.Tests.Runs;

/// <summary>
/// A test has loaded the first hour of a day that was settled before: what is done with the day later is done with the whole
/// of it, as before the test.
/// </summary>
public sealed class ASettledDayIsTested(PostgresFixture postgres)
{
    private const string InFirstHour = "2024-10-02 00:30:00.000001";
    private static readonly string Long = new('b', 36);

    [Fact]
    public async Task The_mail_and_the_report_are_the_whole_days()
    {
        await using World world = await TestedAsync();
        Expect.Success(await world.RunAsync("report", "--date", "2024-10-02"));
        Assert.DoesNotContain("TEST", File.ReadAllText(world.PagePath), StringComparison.Ordinal);
        Expect.Success(await world.RunAsync("notify", "--date", "2024-10-02", "--again"));
        Assert.StartsWith(
            "EduEtl 2024-10-02: settled; attempts: 4,",
            world.Mails[^1].Subject,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Received = stored + rejected: 6 = 4 + 2",
            Late.Message(world.Mail.Mailbox[^1]).TextBody,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_mail_that_is_owed_for_the_day_is_still_owed()
    {
        await using World world = await StartAsync();
        world.Set("Smtp__Port", "9");
        Assert.Equal(7, (await world.SettleAsync()).ExitCode);
        world.Set("Smtp__Port", world.Mail.Port.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Expect.Success(await world.SettleAsync("--test-mode"));
        string status = (await world.RunAsync("status")).Output;
        Assert.Contains("eduetl notify --date 2024-10-02", status, StringComparison.Ordinal);
        Expect.Success(await world.RunAsync("notify", "--date", "2024-10-02"));
        Assert.StartsWith("EduEtl 2024-10-02: settled", world.Mails[^1].Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_days_problem_rows_are_kept()
    {
        await using World world = await StartAsync();
        Expect.Success(await world.SettleAsync());
        string before = (await world.RunAsync("problems", "--date", "2024-10-02", "--raw")).Output;
        Assert.Contains(Long, before, StringComparison.Ordinal);
        Expect.Success(await world.SettleAsync("--test-mode"));
        Assert.Equal(before, (await world.RunAsync("problems", "--date", "2024-10-02", "--raw")).Output);
        // The test's own go with the next load, like the day's.
        Expect.Success(await world.SettleAsync());
        Assert.Equal(1L, await world.QueryAsync<long>("SELECT count(DISTINCT run_id) FROM etl_problem_rows"));
    }

    /// <summary>A rejected row of the first hour would be there twice: the test has admitted it.</summary>
    [Theory]
    [InlineData("en", "Load the whole day again:")]
    [InlineData("ru", "Загрузите весь день снова:")]
    public async Task A_row_that_the_test_admitted_is_not_admitted_again(string language, string advice)
    {
        await using World world = await StartAsync();
        world.Set("Language", language);
        Expect.Success(await world.SettleAsync());
        world.Set("Api__UserIdLength", "36");
        await world.SettleAsync("--test-mode", "--allow-shrink");
        string tested = await world.ChecksumAsync();
        ProcessResult result = await world.RunAsync("replay", "--date", "2024-10-02");
        Assert.Equal(5, result.ExitCode);
        Assert.Contains(advice, result.All, StringComparison.Ordinal);
        Assert.Contains("eduetl --date 2024-10-02", result.All, StringComparison.Ordinal);
        Assert.Equal(tested, await world.ChecksumAsync());
    }

    [Fact]
    public async Task The_platform_has_more_of_the_first_hour_by_then()
    {
        await using World world = await StartAsync();
        Expect.Success(await world.SettleAsync());
        world.Platform.Fault = Answers.Rows([.. Rows, Answers.Row(time: InFirstHour), Answers.Row(time: InFirstHour)]);
        await world.SettleAsync("--test-mode", "--allow-shrink");
        Assert.Equal(6L, await world.QueryAsync<long>("SELECT count(*) FROM lms_activities"));
        Expect.Success(await world.RunAsync("report", "--date", "2024-10-02"));
        Expect.Success(await world.RunAsync("notify", "--date", "2024-10-02", "--again"));
        Assert.StartsWith(
            "EduEtl 2024-10-02: settled; attempts: 6,",
            world.Mails[^1].Subject,
            StringComparison.Ordinal
        );
    }

    private static string[] Rows =>
        [
            Answers.Row(time: InFirstHour),
            Answers.Row(user: Long, time: InFirstHour),
            Answers.Row(),
            Answers.Row(),
            Answers.Row(),
            Answers.Row(user: Long),
        ];

    private async Task<World> StartAsync()
    {
        World world = await World.StartAsync(postgres);
        world.Platform.Fault = Answers.Rows(Rows);
        return world;
    }

    private async Task<World> TestedAsync()
    {
        World world = await StartAsync();
        Expect.Success(await world.SettleAsync());
        Expect.Success(await world.SettleAsync("--test-mode"));
        return world;
    }
}

using EduEtl.Tests.Support;

namespace EduEtl.Tests.Runs;

public sealed class ADayOfARangeFails(PostgresFixture postgres)
{
    private static readonly string[] Range = ["--from", "2024-10-01", "--to", "2024-10-05"];

    [Theory]
    [InlineData("en", "To go on: eduetl --from 2024-10-03 --to 2024-10-05", "FAILED, days settled: 2 of 5")]
    [InlineData("ru", "Чтобы продолжить: eduetl --from 2024-10-03 --to 2024-10-05", "СБОЙ, сведено дней: 2 из 5")]
    public async Task It_ends_there_and_says_how_to_go_on(string language, string next, string subject)
    {
        await using World world = await World.StartAsync(postgres);
        world.Set("Language", language);
        world.Set("Api__Parallel", "1");
        world.Platform.Fault = Answers.OnDay("2024-10-03", Answers.Status(403, "no"));
        ProcessResult result = await world.RunAsync(Range);
        Expect.Failure(result, 4, "✗ 2024-10-03 — http://127.0.0.1", "403", "EDUETL_Api__ClientKey");
        Assert.Contains(next, result.Output, StringComparison.Ordinal);
        Assert.Equal("1:settled 2:settled 3:failed", await OutcomesAsync(world));
        Assert.Equal("failed - sent", await world.LastRunAsync("outcome", "report_state", "mail_state"));
        ShownMail mail = Assert.Single(world.Mails);
        Assert.EndsWith(subject, mail.Subject, StringComparison.Ordinal);
        Assert.Contains("2024-10-04 … 2024-10-05", mail.Text, StringComparison.Ordinal);
        Assert.Contains("eduetl --from 2024-10-03 --to 2024-10-05", mail.Text, StringComparison.Ordinal);
        Assert.Equal(["get", "batchUpdate"], world.ReportCalls);
        world.Platform.Fault = null;
        Expect.Success(await world.RunAsync(Range));
        Assert.Equal(1000, await world.QueryAsync<long>("SELECT count(*) FROM lms_activities"));
    }

    [Fact]
    public async Task It_goes_on_where_that_is_asked_and_the_first_failure_gives_the_code()
    {
        await using World world = await World.StartAsync(postgres);
        await world.HoldDaysAsync("2024-10-02");
        world.Platform.Fault = Answers.AnyOf(
            Answers.OnDay("2024-10-02", Answers.Rows(Answers.Row("2024-10-02 10:00:00"))),
            Answers.OnDay("2024-10-04", Answers.Status(403, "no"))
        );
        ProcessResult result = await world.RunAsync([.. Range, "--keep-going"]);
        Expect.Failure(result, 5, "--allow-shrink", "403");
        Assert.Contains(
            "eduetl --from 2024-10-02 --to 2024-10-04 --keep-going\n",
            result.Output,
            StringComparison.Ordinal
        );
        Assert.Equal("1:settled 2:failed 3:settled 4:failed 5:settled", await OutcomesAsync(world));
        Assert.Equal(5, await CountAsync(world, "mail_state = 'sent'"));
        Assert.Equal(3, await CountAsync(world, "report_state = 'done'"));
        Assert.Contains("days settled: 3 of 5", Assert.Single(world.Mails).Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_day_beside_it_comes_to_its_end()
    {
        await using World world = await World.StartAsync(postgres);
        var held = new HeldAnswer(Answers.Row("2024-10-02 10:00:00"));
        world.Platform.Fault = Answers.AnyOf(
            Answers.OnDay(
                "2024-10-01",
                async context =>
                {
                    await held.ReachedAsync();
                    return await Answers.Status(403, "no")(context);
                }
            ),
            Answers.OnDay("2024-10-02", held.AnswerAsync)
        );
        using EduEtlProcess process = world.Start(Range);
        await held.ReachedAsync();
        await world.WaitUntilAsync("EXISTS (SELECT FROM etl_runs WHERE outcome = 'failed')");
        held.Release();
        Expect.Failure(await process.EndAsync(), 4);
        Assert.Equal("1:failed 2:settled", await OutcomesAsync(world));
    }

    [Fact]
    public async Task Because_it_is_in_work_elsewhere()
    {
        await using World world = await World.StartAsync(postgres);
        var held = new HeldAnswer(Answers.Row("2024-10-02 10:00:00"));
        world.Platform.Fault = Answers.OnDay("2024-10-02", held.AnswerAsync);
        using EduEtlProcess other = world.Start("--date", "2024-10-02");
        await held.CopyingAsync(world);
        Expect.Failure(await world.RunAsync("--from", "2024-10-02", "--to", "2024-10-02"), 5, "is in work");
        Assert.Empty(world.Mails);
        Expect.Failure(await world.RunAsync([.. Range, "--keep-going"]), 5, "is in work");
        ShownMail mail = Assert.Single(world.Mails);
        Assert.Contains("days settled: 4 of 5", mail.Subject, StringComparison.Ordinal);
        Assert.Contains("in work elsewhere", mail.Text, StringComparison.Ordinal);
        held.Release();
        Expect.Success(await other.EndAsync());
    }

    [Theory, InlineData("--missed"), InlineData("--from", "2024-10-01", "--to", "2024-10-05")]
    public async Task Because_the_database_is_down(params string[] args)
    {
        await using World world = await World.StartAsync(postgres);
        world.Set("Database__Password", "wrong");
        world.Set("Database__Port", "1");
        Expect.Failure(await world.RunAsync(args), 5, "127.0.0.1:1");
        ShownMail mail = Assert.Single(world.Mails);
        Assert.Contains("FAILED", mail.Subject, StringComparison.Ordinal);
        Assert.Contains($"eduetl {string.Join(' ', args)}", mail.Text, StringComparison.Ordinal);
        Assert.Empty(world.Platform.Calls);
    }

    private static Task<string> OutcomesAsync(World world) =>
        world.QueryAsync<string>(
            "SELECT string_agg(extract(day FROM day) || ':' || outcome, ' ' ORDER BY day) FROM etl_runs"
        );

    private static Task<long> CountAsync(World world, string which) =>
        world.QueryAsync<long>($"SELECT count(*) FROM etl_runs WHERE {which}");
}

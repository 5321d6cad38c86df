using EduEtl.Tests.Support;

namespace EduEtl.Tests.Runs;

public sealed class SeveralDaysAreSettled(PostgresFixture postgres)
{
    [Theory, InlineData("en"), InlineData("ru")]
    public async Task A_range_is_told_day_by_day_and_goes_on_where_it_stopped(string language)
    {
        await using World world = await World.StartAsync(postgres);
        Expect.Success(await world.SettleAsync());
        world.Set("Language", language);
        world.Platform.Fault = Answers.OnDay("2024-10-03", Answers.Body("[]"));
        ProcessResult result = await world.RunAsync("--from", "2024-10-01", "--to", "2024-10-04");
        Approved.Text($"range-settled.{language}.txt", Transcript.Of(result, world));
    }

    [Fact]
    public async Task One_mail_and_one_report_tell_of_all_and_every_run_knows_of_them()
    {
        await using World world = await World.StartAsync(postgres, rows: 2000);
        Expect.Success(await world.RunAsync("--from", "2024-10-01", "--to", "2024-10-05"));
        Assert.Equal(9_990, await world.QueryAsync<long>("SELECT count(*) FROM lms_activities"));
        Assert.Equal(
            5,
            await CountAsync(world, "outcome = 'settled' AND report_state = 'done' AND finished_at = loaded_at")
        );
        Assert.Equal(
            5,
            await CountAsync(world, "mail_state = 'sent' AND mail_recipients ->> 'dean@edu.example' = 'sent'")
        );
        Assert.Equal(5, world.Platform.Calls.Count);
        Assert.Equal(["get", "batchUpdate"], world.ReportCalls);
        string[] pages = Directory.GetFiles(Path.Combine(world.Folder, "reports"), "2024-*");
        Assert.Equal(5, pages.Length);
        foreach (string page in pages)
            Assert.Matches(
                "id=\"courses\"(.|\n)*id=\"tasks\"",
                await File.ReadAllTextAsync(page, TestContext.Current.CancellationToken)
            );
        ShownMail mail = Assert.Single(world.Mails);
        Assert.Equal("EduEtl 2024-10-01 … 2024-10-05: settled, days: 5", mail.Subject);
        string[] days = ["Tue 1", "Wed 2", "Thu 3", "Fri 4", "Sat 5"];
        foreach ((int number, string day) in days.Index())
            Assert.Contains(
                $"{day} Oct: {await AttemptsAsync($"2024-10-0{number + 1}")};",
                mail.Text,
                StringComparison.Ordinal
            );
        Assert.Contains($"All days: {await AttemptsAsync()};", mail.Text, StringComparison.Ordinal);

        Task<string> AttemptsAsync(string? day = null) =>
            world.QueryAsync<string>(
                $"""
                SELECT to_char(count(*), 'FM9,999') FROM lms_activities
                WHERE {(day is null ? "true" : $"created_at::date = '{day}'")}
                """
            );
    }

    [Fact]
    public async Task A_late_mail_about_one_of_the_days_goes_out_by_itself()
    {
        await using World world = await World.StartAsync(postgres);
        Expect.Success(await world.RunAsync("--from", "2024-10-01", "--to", "2024-10-03"));
        Expect.Success(await world.RunAsync("notify", "--date", "2024-10-02"));
        Assert.Single(world.Mails);
        Expect.Success(await world.RunAsync("notify", "--date", "2024-10-02", "--again"));
        Assert.Contains("EduEtl 2024-10-02", world.Mails[^1].Subject, StringComparison.Ordinal);
        Expect.Success(await world.RunAsync("report", "--date", "2024-10-02"));
    }

    [Fact]
    public async Task Missed_days_are_settled_once_and_then_there_is_nothing_to_do()
    {
        await using World world = await World.StartAsync(postgres);
        string first = World.DaysAgo(5);
        Expect.Success(await world.RunAsync("--date", first));
        Expect.Success(await world.RunAsync("--date", World.DaysAgo(3), "--test-mode"));
        ProcessResult missed = await world.RunAsync("--missed");
        Expect.Success(missed);
        Assert.Contains($"{World.DaysAgo(4)} … {World.DaysAgo(1)}", missed.Output, StringComparison.Ordinal);
        Assert.Equal(
            5,
            await world.QueryAsync<long>("SELECT count(DISTINCT day) FROM etl_runs WHERE outcome = 'settled'")
        );
        int mails = world.Mails.Count;
        ProcessResult again = await world.RunAsync("--missed");
        Expect.Success(again);
        Assert.Contains("Nothing to do", again.Output, StringComparison.Ordinal);
        Assert.Equal(mails, world.Mails.Count);
        Expect.Success(await world.RunAsync("--missed", "--since", World.DaysAgo(7)));
        Assert.Equal(
            7,
            await world.QueryAsync<long>("SELECT count(DISTINCT day) FROM etl_runs WHERE outcome = 'settled'")
        );
    }

    [Fact]
    public async Task Where_one_day_is_missed_the_mail_tells_of_it_like_of_any_day()
    {
        await using World world = await World.StartAsync(postgres, rows: 2000);
        Expect.Success(await world.RunAsync("--date", World.DaysAgo(2)));
        Expect.Success(await world.RunAsync("--missed"));
        Assert.Equal(
            world.Mails[0].Subject.Replace(World.DaysAgo(2), World.DaysAgo(1), StringComparison.Ordinal)[..30],
            world.Mails[1].Subject[..30]
        );
        Assert.All(
            ["Day before, ", "Hardest tasks", "Rows received: 2,000", await world.LastRunAsync("run_id")],
            said => Assert.Contains(said, world.Mails[1].Text, StringComparison.Ordinal)
        );

        world.Platform.Fault = Answers.Status(503, "busy");
        world.Set("Api__Attempts", "1");
        ProcessResult failed = await world.RunAsync("--from", World.DaysAgo(3), "--to", World.DaysAgo(3));
        Assert.Equal(4, failed.ExitCode);
        Assert.Contains("FAILED while", world.Mails[2].Subject, StringComparison.Ordinal);
        Assert.Contains($"eduetl --date {World.DaysAgo(3)}", world.Mails[2].Text, StringComparison.Ordinal);
    }

    [Theory, InlineData("true"), InlineData("false")]
    public async Task The_mail_says_which_days_had_too_many_rows_rejected(string pages)
    {
        await using World world = await World.StartAsync(postgres);
        world.Set("Reports__Enabled", pages);
        string[] rejected = [.. Enumerable.Repeat(Answers.Row("2024-10-02 10:00:00", user: "short"), 12)];
        world.Platform.Fault = Answers.OnDay(
            "2024-10-02",
            Answers.Rows([Answers.Row("2024-10-02 10:00:00"), .. rejected])
        );
        Expect.Success(await world.RunAsync("--from", "2024-09-24", "--to", "2024-10-03"));
        string text = Assert.Single(world.Mails).Text;
        Assert.Matches(@"Worth attention .* Wed 2 Oct — [^;]*\(rejected\): 12; 92\.31%", text);
        Assert.Contains("eduetl problems --date 2024-10-02", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Missed_days_of_a_table_without_runs_need_a_first_day()
    {
        await using World world = await World.StartAsync(postgres);
        ProcessResult result = await world.RunAsync("--missed");
        Expect.Success(result);
        Assert.Contains("Missed:Since", result.Output, StringComparison.Ordinal);
        Assert.True(await world.QueryAsync<bool>("SELECT to_regclass('etl_runs') IS NULL"));
        Expect.Success(await world.RunAsync("--missed", "--since", World.DaysAgo(2)));
        Assert.Equal(2, await CountAsync(world, "outcome = 'settled'"));
    }

    [Fact]
    public async Task Settled_days_are_settled_anew_where_that_is_asked()
    {
        await using World world = await World.StartAsync(postgres);
        Expect.Success(await world.RunAsync("--from", "2024-10-01", "--to", "2024-10-02"));
        ProcessResult result = await world.RunAsync("--from", "2024-10-01", "--to", "2024-10-02");
        Assert.Contains("Nothing to do", result.Output, StringComparison.Ordinal);
        Assert.Equal(2, world.Platform.Calls.Count);
        Expect.Success(await world.RunAsync("--from", "2024-10-01", "--to", "2024-10-02", "--again"));
        Assert.Equal(2, await CountAsync(world, "outcome = 'settled' AND rows_replaced = 200"));
        Assert.Equal(400, await world.QueryAsync<long>("SELECT count(*) FROM lms_activities"));
    }

    [Fact]
    public async Task Today_is_loaded_in_part_where_it_is_named()
    {
        await using World world = await World.StartAsync(postgres);
        ProcessResult result = await world.RunAsync("--from", "yesterday", "--to", "today");
        Expect.Success(result);
        Assert.Contains("in part", result.Output, StringComparison.Ordinal);
        Assert.Equal("partial", await world.LastRunAsync("outcome"));
        Assert.Contains("days settled: 1 of 2", Assert.Single(world.Mails).Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task As_many_days_at_once_as_the_settings_say()
    {
        await using World world = await World.StartAsync(postgres);
        world.Set("Api__Parallel", "2");
        HeldAnswer[] held = [new(Answers.Row("2024-10-01 10:00:00")), new(Answers.Row("2024-10-02 10:00:00"))];
        world.Platform.Fault = Answers.AnyOf(
            Answers.OnDay("2024-10-01", held[0].AnswerAsync),
            Answers.OnDay("2024-10-02", held[1].AnswerAsync)
        );
        using EduEtlProcess process = world.Start("--from", "2024-10-01", "--to", "2024-10-03");
        await Task.WhenAll(held.Select(answer => answer.ReachedAsync()));
        await world.WaitUntilAsync(
            "(SELECT count(DISTINCT pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'COPY%') = 2"
        );
        held[1].Release();
        await world.WaitUntilAsync("EXISTS (SELECT FROM etl_runs WHERE day = '2024-10-03' AND loaded_at IS NOT NULL)");
        held[0].Release();
        ProcessResult result = await process.EndAsync();
        Expect.Success(result);
        int[] told =
        [
            .. Enumerable
                .Range(1, 3)
                .Select(day => result.Output.IndexOf($"✓ 2024-10-0{day}", StringComparison.Ordinal)),
        ];
        Assert.Equal(told.Order(), told);
        Assert.DoesNotContain(-1, told);
    }

    private static Task<long> CountAsync(World world, string which) =>
        world.QueryAsync<long>($"SELECT count(*) FROM etl_runs WHERE {which}");
}

using System.Diagnostics;
using EduEtl.Days;
using EduEtl.Tests.Support;

namespace EduEtl.Tests.Runs;

[Collection(nameof(SecondsCount))]
public sealed class ARangeIsInterrupted(PostgresFixture postgres)
{
    private static readonly string[] Range = ["--from", "2024-10-01", "--to", "2024-10-04"];

    [Theory]
    [InlineData("en", "Interrupted. Loaded and safe: 2024-10-01.")]
    [InlineData("ru", "Прервано. Загружены и сохранены: 2024-10-01.")]
    public async Task Days_in_work_are_rolled_back_and_loaded_ones_are_named(string language, string said)
    {
        await using World world = await World.StartAsync(postgres);
        world.Set("Language", language);
        using EduEtlProcess process = await BeginAsync(world);
        long sent = Stopwatch.GetTimestamp();
        process.Signal("INT");
        ProcessResult result = await process.ExitAsync();
        TimeSpan took = Stopwatch.GetElapsedTime(sent);
        Expect.Failure(result, 130, said);
        Assert.True(took < TimeSpan.FromSeconds(2), $"it took {took}");
        // One command does for the days that are left, and for the report and the mail of the loaded one.
        Assert.Contains("eduetl --from 2024-10-01 --to 2024-10-04", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("eduetl report", result.All, StringComparison.Ordinal);
        Assert.Equal("1:settled 2:cancelled 3:cancelled", await OutcomesAsync(world));
        Assert.Equal(
            0,
            await CountAsync(world, "finished_at IS NULL OR mail_state IS NOT NULL OR report_state IS NOT NULL")
        );
        Assert.Equal(200, await world.QueryAsync<long>("SELECT count(*) FROM lms_activities"));
        Assert.Empty(world.Mails);
        Assert.Equal(["2024-10-01.html"], Pages(world));
        Assert.Contains(Path.Combine(world.Folder, "reports") + '\n', result.Output, StringComparison.Ordinal);
        world.Platform.Fault = null;
        Expect.Success(await world.RunAsync(Range));
        Assert.EndsWith(": 4", Assert.Single(world.Mails).Subject, StringComparison.Ordinal);
        Expect.Success(await world.RunAsync("report", "--date", "2024-10-01"));
    }

    [Fact]
    public async Task Settled_anew_the_loaded_days_are_told_of_by_themselves()
    {
        await using World world = await World.StartAsync(postgres);
        using EduEtlProcess process = await BeginAsync(world, "--again");
        process.Signal("INT");
        ProcessResult result = await process.ExitAsync();
        Expect.Failure(result, 130, "eduetl report --date 2024-10-01", "eduetl notify --date 2024-10-01");
        Assert.Contains("eduetl --from 2024-10-02 --to 2024-10-04 --again", result.Output, StringComparison.Ordinal);
    }

    /// <summary>Days are told in their order: the loaded ones wait for the first.</summary>
    [Fact]
    public async Task The_pages_of_days_that_were_not_told_yet_are_written()
    {
        await using World world = await World.StartAsync(postgres);
        var held = new HeldAnswer(Answers.Row("2024-10-01 10:00:00"));
        world.Platform.Fault = Answers.OnDay("2024-10-01", held.AnswerAsync);
        using EduEtlProcess process = world.Start(Range);
        await held.CopyingAsync(world);
        await world.WaitUntilAsync("EXISTS (SELECT FROM etl_runs WHERE day = '2024-10-04' AND loaded_at IS NOT NULL)");
        process.Signal("INT");
        ProcessResult result = await process.ExitAsync();
        Expect.Failure(result, 130, "Loaded and safe: 2024-10-02 … 2024-10-04.");
        DateOnly[] without =
        [
            .. Enumerable
                .Range(2, 3)
                .Select(day => new DateOnly(2024, 10, day))
                .Where(day => !Pages(world).Contains($"{day:yyyy-MM-dd}.html")),
        ];
        // A second is all that an interrupted program has for them.
        Assert.NotEmpty(Pages(world));
        Assert.Equal(without.Length > 0, result.Error.Contains("without a page", StringComparison.Ordinal));
        if (without.Length > 0)
            Assert.Contains($"Days without a page: {DayRange.Text(without)}.", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Killed_it_goes_on_where_it_was()
    {
        await using World world = await World.StartAsync(postgres);
        using (EduEtlProcess process = await BeginAsync(world))
        {
            process.Kill();
            await world.WaitUntilAsync($"NOT EXISTS ({HeldAnswer.Copying})");
        }
        Assert.Equal("1:settled 2:died 3:died", await OutcomesAsync(world));
        world.Platform.Fault = null;
        ProcessResult result = await world.RunAsync(Range);
        Expect.Success(result);
        Assert.Contains("left alone: 1", result.Output, StringComparison.Ordinal);
        Assert.Equal(800, await world.QueryAsync<long>("SELECT count(*) FROM lms_activities"));
        Assert.Equal("EduEtl 2024-10-01 … 2024-10-04: settled, days: 4", Assert.Single(world.Mails).Subject);
    }

    [Fact]
    public async Task Loaded_days_are_kept_from_others_until_their_mail_is_out()
    {
        await using World world = await World.StartAsync(postgres);
        using EduEtlProcess process = await BeginAsync(world);
        Expect.Failure(
            await world.RunAsync("notify", "--date", "2024-10-01"),
            5,
            "is in work",
            Environment.MachineName
        );
        Expect.Failure(await world.RunAsync("--date", "2024-10-01"), 5, "is in work", Environment.MachineName);
        process.Signal("TERM");
        Expect.Failure(await process.ExitAsync(), 130);
        Expect.Success(await world.RunAsync("notify", "--date", "2024-10-01"));
        Assert.Single(world.Mails);
    }

    /// <summary>The first day is loaded, the second and the third are in the middle of their answers.</summary>
    private static async Task<EduEtlProcess> BeginAsync(World world, params string[] more)
    {
        HeldAnswer[] held = [new(Answers.Row("2024-10-02 10:00:00")), new(Answers.Row("2024-10-03 10:00:00"))];
        world.Platform.Fault = Answers.AnyOf(
            Answers.OnDay("2024-10-02", held[0].AnswerAsync),
            Answers.OnDay("2024-10-03", held[1].AnswerAsync)
        );
        EduEtlProcess process = world.Start([.. Range, .. more]);
        await Task.WhenAll(held.Select(answer => answer.CopyingAsync(world)));
        return process;
    }

    private static IEnumerable<string> Pages(World world) =>
        Directory.GetFiles(Path.Combine(world.Folder, "reports")).Select(path => Path.GetFileName(path)).Order();

    private static Task<string> OutcomesAsync(World world) =>
        world.QueryAsync<string>(
            "SELECT string_agg(extract(day FROM day) || ':' || coalesce(outcome, 'died'), ' ' ORDER BY day) FROM etl_runs"
        );

    private static Task<long> CountAsync(World world, string which) =>
        world.QueryAsync<long>($"SELECT count(*) FROM etl_runs WHERE {which}");
}

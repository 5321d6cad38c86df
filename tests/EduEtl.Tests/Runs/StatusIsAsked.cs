using System.Text.Json;
using System.Text.RegularExpressions;
using EduEtl.Tests.Support;

namespace EduEtl.Tests.Runs;

public sealed class StatusIsAsked(PostgresFixture postgres)
{
    [Theory]
    [InlineData("en", "No day was ever run for it.")]
    [InlineData("ru", "Для неё ещё ни один день не обрабатывался.")]
    public async Task Before_any_run_it_says_so_and_makes_nothing(string language, string said)
    {
        await using World world = await World.StartAsync(postgres);
        world.Set("Language", language);
        ProcessResult result = await world.RunAsync("status");
        Expect.Success(result);
        Assert.Contains(said, result.Output, StringComparison.Ordinal);
        Assert.True(await world.IsUntouchedAsync());
        using JsonDocument json = await JsonAsync(world);
        Assert.False(json.RootElement.GetProperty("has_runs").GetBoolean());
    }

    [Fact]
    public async Task It_needs_nothing_but_the_database()
    {
        await using World world = await World.StartAsync(postgres);
        foreach (
            string other in world
                .Settings.Keys.Where(key =>
                    key.Contains("_Api__") || key.Contains("_Smtp__") || key.Contains("_Sheets__")
                )
                .ToList()
        )
            world.Settings.Remove(other);
        Expect.Success(await world.RunAsync("status"));
        world.Set("Database__Port", "1");
        Expect.Failure(await world.RunAsync("status", "--json"), 5, "127.0.0.1:1");
        Expect.Failure(await world.RunAsync("status", "--weeks", "soon"), 2, "--weeks soon");
    }

    [Theory]
    [InlineData("en", "died", "Left to do")]
    [InlineData("ru", "оборвался", "Осталось сделать")]
    public async Task Runs_in_work_are_told_from_runs_that_died(string language, string died, string leftToDo)
    {
        await using World world = await World.StartAsync(postgres);
        Expect.Success(await world.SettleAsync());
        var held = new HeldAnswer(Answers.Row("2024-10-03 10:00:00"));
        world.Platform.Fault = Answers.OnDay("2024-10-03", held.AnswerAsync);
        using EduEtlProcess process = world.Start("--date", "2024-10-03");
        await held.CopyingAsync(world);
        Assert.Equal("in_work", await NewestStateAsync(world));
        process.Kill();
        await world.WaitUntilAsync($"NOT EXISTS ({HeldAnswer.Copying})");
        held.Release();
        Assert.Equal("died", await NewestStateAsync(world));
        world.Set("Language", language);
        ProcessResult result = await world.RunAsync("status");
        Expect.Success(result);
        foreach (string text in (string[])[died, leftToDo, "eduetl --date 2024-10-03"])
            Assert.Contains(text, result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_range_in_work_has_not_died_with_its_first_days()
    {
        await using World world = await World.StartAsync(postgres);
        var held = new HeldAnswer(Answers.Row("2024-10-03 10:00:00"));
        world.Platform.Fault = Answers.OnDay("2024-10-03", held.AnswerAsync);
        using EduEtlProcess process = world.Start("--from", "2024-10-02", "--to", "2024-10-03");
        await held.CopyingAsync(world);
        await world.WaitUntilAsync("EXISTS (SELECT FROM etl_runs WHERE loaded_at IS NOT NULL)");
        using JsonDocument json = await JsonAsync(world);
        Assert.Equal(
            ["in_work", "in_work"],
            json.RootElement.GetProperty("unfinished")
                .EnumerateArray()
                .Select(run => run.GetProperty("state").GetString())
        );
        Assert.Equal(0, json.RootElement.GetProperty("findings").GetArrayLength());
        held.Release();
        Expect.Success(await process.EndAsync());
    }

    [Fact]
    public async Task An_unusual_day_is_warned_of()
    {
        await using World world = await World.StartAsync(postgres);
        Expect.Success(await world.RunAsync("--date", "yesterday"));
        await world.ExecuteAsync(
            """
            INSERT INTO etl_runs SELECT (jsonb_populate_record(r, jsonb_build_object(
                'run_id', gen_random_uuid(), 'day', r.day - 7 * week, 'rows_stored', 1000, 'runs', 1000))).*
            FROM etl_runs r, generate_series(1, 4) AS week
            """
        );
        ProcessResult result = await world.RunAsync("status", "--weeks", "53");
        Expect.Success(result);
        Assert.Contains(
            $"! Attempts on {World.DaysAgo(1)}: 200, 80% less than usual on this weekday.",
            result.Output,
            StringComparison.Ordinal
        );
        Assert.Equal(53, Regex.Count(result.Output, @"^  \d{4}-\d\d-\d\d [ \[]", RegexOptions.Multiline));
    }

    private static async Task<JsonDocument> JsonAsync(World world)
    {
        ProcessResult result = await world.RunAsync("status", "--json", "--language", "ru");
        Expect.Success(result);
        return JsonDocument.Parse(result.Output);
    }

    private static async Task<string?> NewestStateAsync(World world)
    {
        using JsonDocument json = await JsonAsync(world);
        return json.RootElement.GetProperty("runs")[0].GetProperty("state").GetString();
    }
}

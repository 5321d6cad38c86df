using System.Globalization;
using System.Text.Json;
using EduEtl.Days;
using EduEtl.Tests.Support;

namespace EduEtl.Tests.Runs;

/// <summary>A trial, or a slip of the keyboard, two years back: the first row of the ledger.</summary>
public sealed class AnEarlyDateWasRun(PostgresFixture postgres)
{
    private const string Early = "2024-10-02";
    private static readonly string First = World.DaysAgo(DayCalendar.MostDaysBack);

    [Fact]
    public async Task All_say_the_same_and_what_they_advise_works()
    {
        await using World world = await World.StartAsync(postgres, rows: 1);
        Expect.Success(await world.RunAsync("--date", Early));
        const string older = "eduetl --from 2024-10-03 --to 2025-10-03";

        ProcessResult question = await TypeAsync(world, "exit\n");
        Assert.Contains($"Days missed: 92, the first is {First}. Enter settles", question.Output);
        Assert.Contains(older, question.Output);
        Assert.Contains($"[{First}]", question.Output);
        ProcessResult status = await world.RunAsync("status");
        Assert.Contains($"Days missed: 92, the first is {First}. To settle them: eduetl --missed", status.Output);
        Assert.Contains(older, status.Output);
        using (var json = JsonDocument.Parse((await world.RunAsync("status", "--json")).Output))
        {
            JsonElement missed = json.RootElement.GetProperty("missed");
            Assert.Equal(92, missed.GetProperty("count").GetInt32());
            Assert.Equal(First, missed.GetProperty("oldest").GetString());
            Assert.Equal("eduetl --missed", missed.GetProperty("command").GetString());
            Assert.Equal(older, json.RootElement.GetProperty("older").GetProperty("command").GetString());
        }

        Expect.Success(await TypeAsync(world, "m\n"));
        Assert.Equal(93, await world.QueryAsync<long>("SELECT count(*) FROM etl_runs WHERE outcome = 'settled'"));
        ProcessResult nothing = await world.RunAsync("--missed");
        Expect.Success(nothing);
        Assert.Contains($"Nothing to do: from {First} to yesterday", nothing.Output);
        Assert.Contains(older, nothing.Output);
    }

    [Theory]
    [InlineData("en", "Days missed: {0}, and one command takes 366 at most.")]
    [InlineData("ru", "Пропущено дней: {0}, а одна команда сводит не больше 366.")]
    public async Task The_first_day_that_is_set_lies_as_far_back(string language, string said)
    {
        await using World world = await World.StartAsync(postgres, rows: 1);
        world.Set("Language", language);
        world.Set("Missed__Since", Early);
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        int days =
            DateOnly.ParseExact(World.DaysAgo(0), "yyyy-MM-dd", CultureInfo.InvariantCulture).DayNumber
            - World.Day.DayNumber;
        const string pieces = "eduetl --from 2024-10-02 --to 2025-10-02";
        ProcessResult question = await TypeAsync(world, "m\nexit\n");
        Expect.Success(question);
        Assert.Contains(string.Format(said, EduEtl.Resources.Numbers.Count(days)), question.Error);
        Assert.Contains(pieces, question.Output);
        Assert.Contains(pieces, (await world.RunAsync("status")).Output);
        Expect.Failure(await world.RunAsync("--missed"), 2, pieces);
    }

    [Fact]
    public async Task The_first_day_that_is_set_lies_near()
    {
        await using World world = await World.StartAsync(postgres, rows: 1);
        world.Set("Missed__Since", World.DaysAgo(2));
        ProcessResult before = await world.RunAsync("status");
        Assert.Contains($"Days missed: 2, the first is {World.DaysAgo(2)}.", before.Output);
        Expect.Success(await world.RunAsync("--date", Early));
        ProcessResult question = await TypeAsync(world, "exit\n");
        Assert.StartsWith($"Days missed: 2, the first is {World.DaysAgo(2)}.", question.Output);
        Assert.DoesNotContain("--from", question.Output);
        Expect.Success(await world.RunAsync("--missed"));
        Assert.Equal(3, await world.QueryAsync<long>("SELECT count(*) FROM etl_runs WHERE outcome = 'settled'"));
        Expect.Success(await world.RunAsync("--missed", "--since", World.DaysAgo(3)));
        Assert.Equal(4, await world.QueryAsync<long>("SELECT count(*) FROM etl_runs WHERE outcome = 'settled'"));
    }

    // On a machine that is busy with other tests the program's seconds can pass without the calendar.
    private static async Task<ProcessResult> TypeAsync(World world, string typed)
    {
        for (int left = 5; ; left--)
        {
            using EduEtlProcess process = world.Start();
            ProcessResult result = await process.EndAsync(typed);
            if (left == 0 || !result.Error.Contains("did not answer", StringComparison.Ordinal))
                return result;
        }
    }
}

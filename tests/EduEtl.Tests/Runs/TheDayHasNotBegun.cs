using EduEtl.Tests.Support;

namespace EduEtl.Tests.Runs;

public sealed class TheDayHasNotBegun(PostgresFixture postgres)
{
    [Theory]
    [InlineData("en", "has not begun yet (UTC)")]
    [InlineData("ru", "ещё не начался (UTC)")]
    public async Task It_is_refused_and_nothing_is_touched(string language, string said)
    {
        await using World world = await World.StartAsync(postgres);
        world.Set("Language", language);
        string tomorrow = World.DaysAgo(-1);

        Expect.Failure(await world.RunAsync("--date", tomorrow, "--language", language), 2, tomorrow, said);
        Expect.Failure(await world.RunAsync("--date", tomorrow, "--dry-run", "--language", language), 2, said);
        using (EduEtlProcess asked = world.Start())
            Expect.Failure(await asked.EndAsync($"{tomorrow}\n"), 2, tomorrow, said);

        Assert.True(await world.IsUntouchedAsync());
    }
}

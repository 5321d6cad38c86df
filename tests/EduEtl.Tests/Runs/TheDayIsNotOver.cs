using System.Globalization;
using EduEtl.Tests.Support;

namespace EduEtl.Tests.Runs;

public sealed class TheDayIsNotOver(PostgresFixture postgres)
{
    [Theory]
    [InlineData("en", "is not over yet (UTC)", "loaded in part")]
    [InlineData("ru", "ещё не", "частично")]
    public async Task Today_is_loaded_so_far_and_not_settled(string language, string warning, string subject)
    {
        await using World world = await World.StartAsync(postgres);
        world.Set("Language", language);
        string today = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        world.Platform.Fault = Answers.Rows(Answers.Row($"{today} 00:00:00"));
        ProcessResult result = await world.RunAsync("--date", today);
        Expect.Success(result);
        Assert.Contains(warning, result.Error, StringComparison.Ordinal);
        Assert.Contains(warning, world.Log(), StringComparison.Ordinal);
        Assert.Equal("partial 1", await world.LastRunAsync("outcome", "rows_stored"));
        Assert.Contains(subject, world.Mails.Single().Subject, StringComparison.Ordinal);
    }
}

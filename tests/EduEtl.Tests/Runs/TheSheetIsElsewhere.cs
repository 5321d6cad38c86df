using EduEtl.Tests.Support;

namespace EduEtl.Tests.Runs;

public sealed class TheSheetIsElsewhere(PostgresFixture postgres)
{
    [Fact]
    public async Task Its_address_is_the_one_that_the_answer_gives()
    {
        await using World world = await World.StartAsync(postgres);
        world.Sheets.Page = new Uri("http://127.0.0.1:1234/sheet");
        ProcessResult result = await world.SettleAsync();
        Expect.Success(result);
        Assert.Contains("  Sheet  http://127.0.0.1:1234/sheet\n", result.Output, StringComparison.Ordinal);
        Assert.Contains("http://127.0.0.1:1234/sheet", Assert.Single(world.Mails).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("docs.google.com", result.Output, StringComparison.Ordinal);
    }
}

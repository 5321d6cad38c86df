using EduEtl.Tests.Support;

namespace EduEtl.Tests.Runs;

public sealed class AProxyIsSet(PostgresFixture postgres)
{
    /// <summary>Nobody listens at the proxy's address: whatever is sent there fails.</summary>
    [Fact]
    public async Task What_is_on_this_machine_is_reached_without_it()
    {
        await using World world = await World.StartAsync(postgres);
        world.Settings.Remove("NO_PROXY");
        foreach (string name in (string[])["http_proxy", "https_proxy", "all_proxy"])
            world.Settings[name] = "http://127.0.0.1:9";
        world.Set("Api__Attempts", "1");
        world.Set("Sheets__Attempts", "1");
        Expect.Success(await world.SettleAsync());
        // Without the proxy, its name would be unknown.
        world.Set("Api__Url", "http://nowhere.invalid/api");
        Expect.Failure(await world.SettleAsync(), 4, "http://nowhere.invalid/api cannot be reached");
    }
}

using EduEtl.Tests.Support;

namespace EduEtl.Tests.Runs;

public sealed class TheDatabaseIsBehindASocket(PostgresFixture postgres)
{
    [Fact]
    public async Task A_folder_is_a_host_like_any_other()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such sockets");
        await using World world = await World.StartAsync(postgres);
        using var relay = new SocketRelay(world.Database);
        world.Set("Database__Host", relay.Folder);

        Expect.Success(await world.SettleAsync());
        Expect.Success(await world.RunAsync("status"));
        ProcessResult look = await world.RunAsync("doctor");

        Assert.Contains("✓ PostgreSQL", look.Output, StringComparison.Ordinal);
        Assert.Equal(200, await world.QueryAsync<long>("SELECT count(*) FROM lms_activities"));
    }

    [Fact]
    public async Task Nobody_listens_there()
    {
        await using World world = await World.StartAsync(postgres);
        world.Set("Database__Host", world.Folder);
        Expect.Failure(await world.SettleAsync(), 5, world.Folder, "Database:Host");
    }
}

using EduEtl.Tests.Support;

namespace EduEtl.Tests.Runs;

/// <summary>The key stands in the query, and would go along wherever a redirect leads.</summary>
public sealed class ThePlatformSendsOn(PostgresFixture postgres)
{
    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task Within_its_host_it_is_followed(int status)
    {
        await using World world = await World.StartAsync(postgres);
        world.Platform.Fault = async context =>
            !context.Request.Query.ContainsKey("moved")
            && await Answers.Status(
                status,
                "",
                ("Location", $"{context.Request.Path}{context.Request.QueryString}&moved=1")
            )(context);
        ProcessResult result = await world.SettleAsync();
        Expect.Success(result);
        Assert.Equal("", result.Error);
        Assert.Equal(200, await world.QueryAsync<long>("SELECT count(*) FROM lms_activities"));
    }

    [Theory]
    [InlineData(301, "http://elsewhere.example/api?client_key=k", "http://elsewhere.example/api")]
    [InlineData(302, "https://127.0.0.1/api", "https://127.0.0.1/api")]
    [InlineData(303, "//elsewhere.example/api", "http://elsewhere.example/api")]
    [InlineData(307, "http://127.0.0.1:9/api", "http://127.0.0.1:9/api")]
    [InlineData(308, "http://me:secret@elsewhere.example/", "http://elsewhere.example/")]
    public async Task Elsewhere_it_is_not_and_nobody_is_asked_there(int status, string location, string shown)
    {
        await using World world = await StartAsync();
        await new FaultCase(
            4,
            $"sends on to another address, {shown} ({status} … the new address into Api:Url",
            $"отсылает на другой адрес, {shown} ({status} … новый адрес в Api:Url",
            _ => world.Platform.Fault = Answers.Status(status, "", ("Location", location))
        ).HappensAsync(world);
        Assert.Equal(2, world.Platform.Calls.Count);
    }

    [Fact]
    public async Task In_a_circle_it_is_left_after_a_while()
    {
        await using World world = await StartAsync();
        await new FaultCase(
            4,
            "sends on again and again … Check Api:Url",
            "отсылает всё дальше и дальше … Проверьте Api:Url",
            _ => world.Platform.Fault = Answers.Status(302, "", ("Location", "?again"))
        ).HappensAsync(world);
        Assert.Equal(2 * 11, world.Platform.Calls.Count);
    }

    private async Task<World> StartAsync()
    {
        World world = await World.StartAsync(postgres);
        await world.HoldDaysAsync("2024-10-02");
        return world;
    }
}

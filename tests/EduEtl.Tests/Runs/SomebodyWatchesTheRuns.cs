using System.Collections.Concurrent;
using EduEtl.Tests.Support;

namespace EduEtl.Tests.Runs;

/// <summary>A check of the healthchecks.io kind hears of each start and end, and never has a say in the outcome.</summary>
public sealed class SomebodyWatchesTheRuns(PostgresFixture postgres)
{
    private const string Secret = "/5f0c-made-up-check";

    [Fact]
    public async Task It_is_told_of_the_start_and_of_the_end()
    {
        await using World world = await World.StartAsync(postgres);
        var asked = new ConcurrentQueue<string>();
        await using RawServer watcher = Watcher(asked);
        world.Set("Monitor__Url", watcher.Url + Secret);
        ProcessResult result = await world.SettleAsync();
        Expect.Success(result);
        string id = await world.LastRunAsync("run_id");
        string check = new Uri(watcher.Url + Secret).AbsolutePath;
        Assert.Equal([$"GET {check}/start?rid={id}", $"GET {check}/0?rid={id}"], asked);
        Assert.DoesNotContain(Secret, result.All + world.Log(), StringComparison.Ordinal);
        Assert.Equal("", result.Error);
    }

    [Fact]
    public async Task The_end_tells_how_it_ended()
    {
        await using World world = await World.StartAsync(postgres);
        var asked = new ConcurrentQueue<string>();
        await using RawServer watcher = Watcher(asked);
        world.Set("Monitor__Url", watcher.Url + Secret);
        world.Platform.Fault = Answers.Status(404, "no");
        Assert.Equal(4, (await world.RunAsync("--from", "2024-10-01", "--to", "2024-10-02")).ExitCode);
        Assert.Equal(2, asked.Count);
        Assert.StartsWith(
            $"GET {new Uri(watcher.Url + Secret).AbsolutePath}/4?rid=",
            asked.ElementAt(1),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("500 Internal Server Error", "could not be told: 500")]
    [InlineData(null, "could not be told")]
    public async Task Nothing_that_it_does_changes_the_outcome(string? answer, string said)
    {
        await using World world = await World.StartAsync(postgres);
        await using RawServer watcher = Watcher([], answer ?? "200 OK");
        world.Set("Monitor__Url", (answer is null ? "http://127.0.0.1:9" : watcher.Url) + Secret);
        ProcessResult result = await world.SettleAsync();
        Assert.Equal(0, result.ExitCode);
        Assert.Contains(said, result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, result.All, StringComparison.Ordinal);
        Assert.Equal("settled", await world.LastRunAsync("outcome"));
    }

    [Fact]
    public async Task Who_only_looks_is_not_told_of()
    {
        await using World world = await World.StartAsync(postgres);
        var asked = new ConcurrentQueue<string>();
        await using RawServer watcher = Watcher(asked);
        world.Set("Monitor__Url", watcher.Url + Secret);
        await world.RunAsync("status");
        await world.SettleAsync("--dry-run");
        Assert.Empty(asked);
    }

    /// <summary>Answers all requests alike.</summary>
    /// <param name="asked">Gets their first lines.</param>
    private static RawServer Watcher(ConcurrentQueue<string> asked, string status = "200 OK") =>
        new(request =>
        {
            asked.Enqueue(request.Replace(" HTTP/1.1", "", StringComparison.Ordinal));
            return $"HTTP/1.1 {status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        });
}

using System.Net;
using System.Net.Sockets;
using System.Text;
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
        await using var watcher = new Watcher("200 OK");
        world.Set("Monitor__Url", watcher.Url + Secret);
        ProcessResult result = await world.SettleAsync();
        Expect.Success(result);
        string id = await world.LastRunAsync("run_id");
        Assert.Equal([$"GET {Secret}/start?rid={id}", $"GET {Secret}/0?rid={id}"], watcher.Asked);
        Assert.DoesNotContain(Secret, result.All + world.Log(), StringComparison.Ordinal);
        Assert.Equal("", result.Error);
    }

    [Fact]
    public async Task The_end_tells_how_it_ended()
    {
        await using World world = await World.StartAsync(postgres);
        await using var watcher = new Watcher("200 OK");
        world.Set("Monitor__Url", watcher.Url + Secret);
        world.Platform.Fault = Answers.Status(404, "no");
        Assert.Equal(4, (await world.RunAsync("--from", "2024-10-01", "--to", "2024-10-02")).ExitCode);
        Assert.Equal(2, watcher.Asked.Count);
        Assert.StartsWith($"GET {Secret}/4?rid=", watcher.Asked[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("500 Internal Server Error", "could not be told: 500")]
    [InlineData(null, "could not be told")]
    public async Task Nothing_that_it_does_changes_the_outcome(string? answer, string said)
    {
        await using World world = await World.StartAsync(postgres);
        await using var watcher = new Watcher(answer ?? "200 OK");
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
        await using var watcher = new Watcher("200 OK");
        world.Set("Monitor__Url", watcher.Url + Secret);
        await world.RunAsync("status");
        await world.SettleAsync("--dry-run");
        Assert.Empty(watcher.Asked);
    }

    /// <summary>Answers all requests alike, and keeps their first lines.</summary>
    private sealed class Watcher : IAsyncDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly List<string> _asked = [];
        private readonly Task _answering;

        public Watcher(string status)
        {
            _listener.Start();
            _answering = AnswerAsync(status);
        }

        public string Url => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

        public IReadOnlyList<string> Asked
        {
            get
            {
                lock (_asked)
                    return [.. _asked];
            }
        }

        public async ValueTask DisposeAsync()
        {
            _listener.Dispose();
            await _answering;
        }

        private async Task AnswerAsync(string status)
        {
            try
            {
                while (true)
                {
                    using TcpClient client = await _listener.AcceptTcpClientAsync();
                    await using NetworkStream stream = client.GetStream();
                    using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
                    string first = await reader.ReadLineAsync() ?? "";
                    while (await reader.ReadLineAsync() is { Length: > 0 }) { }
                    lock (_asked)
                        _asked.Add(first.Replace(" HTTP/1.1", "", StringComparison.Ordinal));
                    byte[] answer = Encoding.ASCII.GetBytes(
                        $"HTTP/1.1 {status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                    );
                    await stream.WriteAsync(answer);
                }
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                // The test is over.
            }
        }
    }
}

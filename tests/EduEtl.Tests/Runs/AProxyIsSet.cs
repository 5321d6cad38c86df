using System.Net;
using System.Net.Sockets;
using EduEtl.Tests.Support;

namespace EduEtl.Tests.Runs;

public sealed class AProxyIsSet(PostgresFixture postgres)
{
    private const string Api = "http://lms.invalid/api";

    /// <summary>Nobody listens at the proxy's address: whatever is sent there fails.</summary>
    [Fact]
    public async Task What_is_on_this_machine_is_reached_without_it()
    {
        await using World world = await StartAsync("http_proxy", "http://127.0.0.1:9");
        world.Settings["https_proxy"] = world.Settings["all_proxy"] = "http://127.0.0.1:9";
        Expect.Success(await world.SettleAsync());
    }

    [Fact]
    public async Task One_that_cannot_be_reached_is_named_with_where_it_was_set()
    {
        await using World world = await StartAsync("HTTP_PROXY", "http://127.0.0.1:9");
        await new FaultCase(
            4,
            $"{Api} (through the proxy http://127.0.0.1:9, HTTP_PROXY) cannot be reached … Check the proxy and HTTP_PROXY … NO_PROXY",
            $"{Api} (через прокси http://127.0.0.1:9, HTTP_PROXY) недоступен … Проверьте прокси и HTTP_PROXY … NO_PROXY",
            AskThroughIt
        ).HappensAsync(world);
    }

    [Fact]
    public async Task One_whose_name_is_unknown_is_not_taken_for_the_platform()
    {
        await using World world = await StartAsync("http_proxy", "http://nobody:s3cr3t@proxy.invalid:3128");
        AskThroughIt(world);
        ProcessResult result = await world.SettleAsync();
        Expect.Failure(result, 4, "(through the proxy http://proxy.invalid:3128, http_proxy) cannot be reached");
        Assert.DoesNotContain("s3cr3t", result.All + world.Log(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_question_for_a_password_is_not_the_platforms()
    {
        await using RawServer proxy = Refusing("407 Proxy Authentication Required");
        string address = new Uri(proxy.Url).GetLeftPart(UriPartial.Authority);
        await using World world = await StartAsync("http_proxy", proxy.Url);
        await new FaultCase(
            4,
            $"The proxy {address} (http_proxy) lets nobody pass … Put them into http_proxy",
            $"Прокси {address} (http_proxy) не пропускает … Укажите их в http_proxy",
            AskThroughIt
        ).HappensAsync(world);

        // The same through a tunnel.
        world.Settings["https_proxy"] = address.Replace("//", "//me:s3cr3t@", StringComparison.Ordinal);
        world.Set("Api__Url", "https://lms.invalid/api");
        ProcessResult result = await world.SettleAsync();
        Assert.Equal(4, result.ExitCode);
        Assert.Contains($"Прокси {address} (https_proxy) не пропускает", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cr3t", result.All + world.Log(), StringComparison.Ordinal);
    }

    /// <summary>Into what is not encrypted it may speak for itself.</summary>
    [Fact]
    public async Task Its_refusal_is_not_told_as_the_platforms_alone()
    {
        await using RawServer proxy = Refusing("403 Forbidden");
        string address = new Uri(proxy.Url).GetLeftPart(UriPartial.Authority);
        await using World world = await StartAsync("http_proxy", proxy.Url);
        await new FaultCase(
            4,
            $"403 Forbidden … ClientKey … The proxy {address} (http_proxy) is in between",
            $"403 Forbidden … ClientKey … прокси {address} (http_proxy)",
            AskThroughIt
        ).HappensAsync(world);
    }

    [Fact]
    public async Task It_keeps_the_sheet_from_being_written()
    {
        await using World world = await StartAsync("http_proxy", "http://127.0.0.1:9");
        world.Set("Sheets__Endpoint", "http://sheets.invalid/");
        ProcessResult result = await world.SettleAsync();
        Expect.Failure(result, 6, "The proxy http://127.0.0.1:9 (http_proxy) is in between");
        Assert.Contains("eduetl report --date 2024-10-02", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_keeps_the_monitor_from_being_told_and_nothing_else()
    {
        await using World world = await StartAsync("http_proxy", "http://127.0.0.1:9");
        world.Set("Monitor__Url", "http://watch.invalid/s3cr3t");
        ProcessResult result = await world.SettleAsync();
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("(through the proxy http://127.0.0.1:9, http_proxy)", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cr3t", result.All + world.Log(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_shows_it()
    {
        await using var proxy = new RawServer(_ =>
            "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n[]"
        );
        string address = new Uri(proxy.Url).GetLeftPart(UriPartial.Authority);
        await using World world = await StartAsync("all_proxy", proxy.Url);
        AskThroughIt(world);
        ProcessResult result = await world.RunAsync("doctor");
        Assert.Contains(
            $"{Api} (through the proxy {address}, all_proxy): the key",
            result.All,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task With_a_star_in_NO_PROXY_nothing_goes_through_it()
    {
        await using World world = await StartAsync("http_proxy", "http://127.0.0.1:9");
        world.Settings["NO_PROXY"] = "*";
        AskThroughIt(world);
        Expect.Failure(await world.SettleAsync(), 4, "The name lms.invalid is not known to the network");
    }

    [Fact]
    public async Task Socks5h_is_spoken_and_the_key_does_not_go_past_it()
    {
        using var proxy = new TcpListener(IPAddress.Loopback, 0);
        proxy.Start();
        var address = (IPEndPoint)proxy.LocalEndpoint;
        await using World world = await StartAsync("all_proxy", $"socks5h://{address}");
        AskThroughIt(world);
        Task<int> greeting = FirstByteAsync(proxy);
        Expect.Failure(
            await world.SettleAsync(),
            4,
            $"(through the proxy socks5://{address}, all_proxy) cannot be reached"
        );
        Assert.Equal(5, await greeting);
    }

    [Fact]
    public async Task One_of_an_unknown_kind_is_refused_before_anything_is_sent()
    {
        await using World world = await StartAsync("http_proxy", "quic://127.0.0.1:9");
        AskThroughIt(world);
        Expect.Failure(await world.SettleAsync(), 3, "the proxy for lms.invalid (http_proxy) cannot be used");
        Assert.Equal("", world.Log());
        Assert.Empty(world.Mails);
    }

    private static RawServer Refusing(string status) =>
        new(_ => $"HTTP/1.1 {status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");

    private static async Task<int> FirstByteAsync(TcpListener proxy)
    {
        using TcpClient client = await proxy.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
        byte[] first = new byte[1];
        await client.GetStream().ReadExactlyAsync(first, TestContext.Current.CancellationToken);
        return first[0];
    }

    private static void AskThroughIt(World world) => world.Set("Api__Url", Api);

    private async Task<World> StartAsync(string variable, string proxy)
    {
        World world = await World.StartAsync(postgres);
        await world.HoldDaysAsync("2024-10-02");
        world.Settings.Remove("NO_PROXY");
        world.Settings[variable] = proxy;
        world.Set("Api__Attempts", "1");
        world.Set("Sheets__Attempts", "1");
        return world;
    }
}

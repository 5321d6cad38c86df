using System.Net;
using System.Net.Sockets;
using System.Text;
using EduEtl.Tests.Support;

namespace EduEtl.Tests.Runs;

public sealed class TheMailServerIsGreeted(PostgresFixture postgres)
{
    /// <summary>Servers refuse the bare name of a machine, and filters hold it against the mail.</summary>
    [Theory]
    [InlineData("robot@edu.example", "EHLO edu.example")]
    [InlineData("Робот <robot@Почта.РФ>", "EHLO xn--80a1acny.xn--p1ai")]
    public async Task By_the_senders_domain(string sender, string greeting)
    {
        await using World world = await World.StartAsync(postgres);
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        world.Set("Smtp__From", sender);
        world.Set("Smtp__Security", "None");
        world.Set("Smtp__Port", $"{((IPEndPoint)server.LocalEndpoint).Port}");
        Task<string> greeted = GreetedAsync(server);

        Assert.Equal(7, (await world.SettleAsync()).ExitCode);

        Assert.Equal(greeting, await greeted);
    }

    private static async Task<string> GreetedAsync(TcpListener server)
    {
        using TcpClient client = await server.AcceptTcpClientAsync();
        await using NetworkStream stream = client.GetStream();
        await stream.WriteAsync("220 mail.example ESMTP\r\n"u8.ToArray());
        using var lines = new StreamReader(stream, Encoding.ASCII);
        return await lines.ReadLineAsync() ?? "";
    }
}

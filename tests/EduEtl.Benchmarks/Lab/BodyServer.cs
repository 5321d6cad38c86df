using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace EduEtl.Benchmarks.Lab;

/// <summary>
/// The platform, in a process of its own: it answers <c>GET /NAME</c> with the file of that name, sent by the kernel, so
/// that it takes next to nothing of the cores that are measured.
/// </summary>
internal sealed class BodyServer : IDisposable
{
    private readonly Process _process;

    private BodyServer(Process process, int port)
    {
        _process = process;
        Port = port;
    }

    private int Port { get; }

    public string Url(string name) => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Port}/{name}");

    /// <summary>Starts this program again as the server.</summary>
    public static async Task<BodyServer> StartAsync(string folder)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        // Run by "dotnet x.dll", the process is dotnet.
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            start.ArgumentList.Add(typeof(BodyServer).Assembly.Location);
        start.ArgumentList.Add("--serve");
        start.ArgumentList.Add(folder);
        Process process = Process.Start(start)!;
        string? port = await process.StandardOutput.ReadLineAsync();
        return new(process, int.Parse(port!, CultureInfo.InvariantCulture));
    }

    /// <summary>Serves until the process is killed, one connection at a time.</summary>
    public static async Task ServeAsync(string folder)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        Console.WriteLine(((IPEndPoint)listener.LocalEndpoint).Port);
        while (true)
        {
            using Socket client = await listener.AcceptSocketAsync();
            try
            {
                await AnswerAsync(client, folder);
            }
            catch (SocketException)
            {
                // The client has gone; the next one comes.
            }
        }
    }

    public void Dispose()
    {
        _process.Kill();
        _process.Dispose();
    }

    private static async Task AnswerAsync(Socket client, string folder)
    {
        byte[] request = new byte[8192];
        int length = 0;
        while (request.AsSpan(0, length).IndexOf("\r\n\r\n"u8) < 0)
        {
            int read = await client.ReceiveAsync(request.AsMemory(length));
            if (read == 0)
                return;
            length += read;
        }
        string target = Encoding.ASCII.GetString(request, 0, length).Split(' ')[1];
        var body = new FileInfo(Path.Combine(folder, Path.GetFileName(target.Split('?')[0])));
        string head =
            $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n";
        await client.SendAsync(Encoding.ASCII.GetBytes(head));
        await client.SendFileAsync(body.FullName);
    }
}

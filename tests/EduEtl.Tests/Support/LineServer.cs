using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace EduEtl.Tests.Support;

/// <summary>A server of lines, such as SMTP: it greets, answers each line as it is told to, and keeps what it was sent.</summary>
internal sealed class LineServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly Func<string, string> _answer;
    private readonly Task _serving;

    /// <param name="greeting">Before the client says anything.</param>
    /// <param name="answer">To a line; an empty one is none.</param>
    public LineServer(string greeting, Func<string, string> answer)
    {
        _answer = answer;
        _listener.Start();
        _serving = ServeAsync(greeting);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public IReadOnlyList<string> Lines => [.. _lines];

    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        await _serving;
    }

    private async Task ServeAsync(string greeting)
    {
        try
        {
            while (true)
            {
                using TcpClient client = await _listener.AcceptTcpClientAsync();
                using var reader = new StreamReader(client.GetStream(), Encoding.UTF8);
                await using var writer = new StreamWriter(client.GetStream()) { AutoFlush = true, NewLine = "\r\n" };
                await writer.WriteLineAsync(greeting);
                while (await reader.ReadLineAsync() is { } line)
                {
                    _lines.Enqueue(line);
                    if (_answer(line) is { Length: > 0 } answer)
                        await writer.WriteLineAsync(answer);
                }
            }
        }
        catch (Exception e) when (e is SocketException or InvalidOperationException or IOException)
        {
            // The test is over.
        }
    }
}

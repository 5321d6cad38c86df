using System.Diagnostics;
using System.Reflection;
using System.Text;

namespace EduEtl.Tests.Support;

/// <summary>What the real program printed and returned.</summary>
public sealed record ProcessResult(int ExitCode, string Output, string Error)
{
    /// <summary>Both streams, for searches.</summary>
    public string All => Output + Error;
}

/// <summary>The real program as a process of its own, with nothing of this process's settings in its environment.</summary>
public sealed class EduEtlProcess : IDisposable
{
    private static readonly TimeSpan LongestRun = TimeSpan.FromMinutes(2);

    private static readonly string Program = typeof(EduEtlProcess)
        .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == nameof(Program))
        .Value!;

    private readonly Process _process;
    private readonly StringBuilder _said = new();
    private readonly Task<string> _output;
    private readonly Task<string> _error;

    private EduEtlProcess(Process process)
    {
        _process = process;
        _output = ReadAsync(process.StandardOutput);
        _error = process.StandardError.ReadToEndAsync();
    }

    public int Id => _process.Id;

    /// <summary>SIGKILL: nothing of the program gets another turn. One that has ended stays so.</summary>
    public void Kill() => _process.Kill();

    public static EduEtlProcess Start(
        string workingDirectory,
        IReadOnlyDictionary<string, string> environment,
        params string[] args
    ) => StartCommand(workingDirectory, environment, [.. CommandLines.Program(Program), .. args]);

    /// <summary>The words of a command that starts the program so that signals reach it.</summary>
    public static string[] CommandLine(params string[] args) =>
        CommandLines.WithSignals([.. CommandLines.Program(Program), .. args]);

    /// <summary>Under a shell's line that ends in <c>exec dotnet "$@"</c>.</summary>
    public static EduEtlProcess StartInShell(
        string line,
        string workingDirectory,
        IReadOnlyDictionary<string, string> environment,
        params string[] args
    ) => StartCommand(workingDirectory, environment, ["sh", "-c", line, "sh", Program, .. args]);

    /// <summary>The published program that whole runs are made with; null where they are made with the one beside the tests.</summary>
    public static string? Published => CommandLines.Published;

    internal static EduEtlProcess StartCommand(
        string workingDirectory,
        IReadOnlyDictionary<string, string> environment,
        params string[] command
    ) => new(Process.Start(StartInfo(workingDirectory, environment, CommandLines.WithSignals(command)))!);

    internal static ProcessStartInfo StartInfo(
        string workingDirectory,
        IReadOnlyDictionary<string, string> environment,
        params string[] line
    )
    {
        var start = new ProcessStartInfo(line[0], line[1..])
        {
            WorkingDirectory = workingDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (string name in start.Environment.Keys.Where(IsOurs).ToList())
            start.Environment.Remove(name);
        foreach ((string name, string value) in environment)
            start.Environment[name] = value;
        return start;
    }

    /// <summary>Types the input, ends it, and waits for the program's end.</summary>
    public async Task<ProcessResult> EndAsync(string? input = null)
    {
        try
        {
            if (input is not null)
                await _process.StandardInput.WriteAsync(input);
            _process.StandardInput.Close();
        }
        catch (IOException)
        {
            // A program that reads nothing can have ended before.
        }
        return await ExitAsync();
    }

    /// <summary>Waits for the program's end, its input still open.</summary>
    public async Task<ProcessResult> ExitAsync()
    {
        using var patience = new CancellationTokenSource(LongestRun);
        try
        {
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
            throw new TimeoutException($"eduetl did not end:\n{await _output}\n{await _error}");
        }
        return new(_process.ExitCode, await _output, await _error);
    }

    /// <summary>Waits until the program has said this on its standard output.</summary>
    public Task SaysAsync(string text) =>
        Wait.UntilAsync(() =>
        {
            lock (_said)
                return _said.ToString().Contains(text, StringComparison.Ordinal);
        });

    /// <summary>SIGTERM or another signal, to this process alone.</summary>
    public void Signal(string name)
    {
        using var kill = Process.Start("kill", ["-s", name, $"{Id}"]);
        kill.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    private async Task<string> ReadAsync(StreamReader reader)
    {
        char[] buffer = new char[1024];
        int length;
        while ((length = await reader.ReadAsync(buffer)) > 0)
        {
            lock (_said)
                _said.Append(buffer, 0, length);
        }
        return _said.ToString();
    }

    private static bool IsOurs(string name) =>
        name == "NO_COLOR" || name.StartsWith("EDUETL_", StringComparison.OrdinalIgnoreCase);
}

using System.Diagnostics;
using System.Reflection;
using System.Text.RegularExpressions;
using EduEtl.Tests.Support;

namespace EduEtl.Tests.Sandbox;

/// <summary>The real sandbox as a process of its own. Disposing kills one that a failed test has left.</summary>
internal sealed partial class SandboxProcess : IDisposable
{
    private static readonly string Sandbox = typeof(SandboxProcess)
        .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == nameof(Sandbox))
        .Value!;

    private readonly Process _process;

    private SandboxProcess(Process process) => _process = process;

    public int Id => _process.Id;

    public int ExitCode => _process.ExitCode;

    public StreamWriter Input => _process.StandardInput;

    public StreamReader Output => _process.StandardOutput;

    public static SandboxProcess Start(string folder, string language, params string[] arguments)
    {
        string[] line = CommandLines.WithSignals([
            "dotnet",
            Sandbox,
            "--folder",
            folder,
            "--language",
            language,
            .. arguments,
        ]);
        var info = new ProcessStartInfo(line[0], line[1..])
        {
            WorkingDirectory = Path.GetDirectoryName(folder)!,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // A test of faults is not to wait as a person would.
        info.Environment["EDUETL_Api__RetryDelay"] = "00:00:00.020";
        return new(Process.Start(info)!);
    }

    /// <summary>Its page's address, once the program has ended and the page stays.</summary>
    public async Task<Uri> PageAsync(CancellationToken ct)
    {
        while (await _process.StandardError.ReadLineAsync(ct) is { } line)
        {
            if (Staying().Match(line) is { Success: true } match)
                return new(match.Groups[1].Value);
        }
        throw new InvalidOperationException("The sandbox ended before its page stayed.");
    }

    /// <summary>Waits for its end, up to a minute.</summary>
    /// <returns>What it had still to say, on either stream.</returns>
    public async Task<string> EndAsync(CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(TimeSpan.FromMinutes(1));
        string[] said = await Task.WhenAll(
            _process.StandardOutput.ReadToEndAsync(patience.Token),
            _process.StandardError.ReadToEndAsync(patience.Token)
        );
        await _process.WaitForExitAsync(patience.Token);
        return string.Concat(said);
    }

    public void Kill() => _process.Kill();

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }
        _process.Dispose();
    }

    [GeneratedRegex(@"^(?:The page stays at|Страница) (http://\S+)")]
    private static partial Regex Staying();
}

using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using EduEtl.Sandbox.Database;

namespace EduEtl.Sandbox.Host;

/// <param name="Output">Both streams as they came.</param>
/// <param name="ExitCode">Null while it is under way.</param>
internal sealed record PageRun(string Arguments, string Output, int? ExitCode);

/// <summary>The program, started from the page: one run at a time, nobody at its input.</summary>
internal sealed class PageRuns(Func<string[], ProcessStartInfo> program) : IAsyncDisposable
{
    private const int MostKept = 200_000;
    private const int NotFound = 127; // as a shell says it
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private readonly StringBuilder _output = new();
    private string _arguments = "";
    private Process? _process;
    private Task<int>? _end;

    /// <summary>The run under way, else the last one; null before the first.</summary>
    public PageRun? Last
    {
        get
        {
            lock (_lock)
                return _end is null ? null : new(_arguments, _output.ToString(), ExitCode(_end));
        }
    }

    /// <param name="arguments">Apart by spaces.</param>
    /// <returns>False where a run is under way.</returns>
    public bool Start(string arguments)
    {
        lock (_lock)
        {
            if (_end is { IsCompleted: false })
                return false;
            _process?.Dispose();
            _output.Clear();
            _arguments = arguments;
            _process = new() { StartInfo = program(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)) };
            _end = RunAsync(_process);
            return true;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is null || _end is null)
            return;
        if (!_end.IsCompleted && !OperatingSystem.IsWindows())
        {
            UnixSignal.Send(_process.Id, UnixSignal.Terminate);
            await Task.WhenAny(_end, Task.Delay(Patience));
        }
        if (!_end.IsCompleted)
            _process.Kill(entireProcessTree: true);
        await _end;
        _process.Dispose();
    }

    private async Task<int> RunAsync(Process process)
    {
        ProcessStartInfo info = process.StartInfo;
        (info.RedirectStandardInput, info.RedirectStandardOutput, info.RedirectStandardError) = (true, true, true);
        (info.StandardOutputEncoding, info.StandardErrorEncoding) = (Encoding.UTF8, Encoding.UTF8);
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        try
        {
            process.Start();
        }
        catch (Win32Exception e)
        {
            Keep(e.Message);
            return NotFound;
        }
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    private void Keep(string? line)
    {
        lock (_lock)
        {
            if (line is not null && _output.Length < MostKept)
                _output.Append(line).Append('\n');
        }
    }

    private static int? ExitCode(Task<int> end) => end.IsCompletedSuccessfully ? end.Result : null;
}

using System.Diagnostics;

namespace EduEtl.Sandbox.Database;

/// <summary>The running <c>postgres</c>, its output appended to a log file.</summary>
internal sealed class ServerProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _exited = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Process _process;
    private readonly string _logFile;

    private ServerProcess(Command command, string logFile)
    {
        _logFile = logFile;
        _process = new Process { StartInfo = command.StartInfo() };
        if (OperatingSystem.IsWindows())
            _process.StartInfo.CreateNewProcessGroup = true;
    }

    /// <summary>Completes when the process is gone.</summary>
    public Task Exited => _exited.Task;

    public static async Task<ServerProcess> StartAsync(Command command, string logFile)
    {
        var server = new ServerProcess(command, logFile);
        // The kernel's signal at the parent's death is bound to the thread that started the child, so that thread has
        // to live as long as the child does.
        var thread = new Thread(server.Run) { IsBackground = true, Name = "postgres" };
        thread.Start();
        await server._started.Task;
        return server;
    }

    /// <summary>Fast shutdown, then immediate shutdown, then the end.</summary>
    /// <param name="processId">Of the postmaster, as its own file says.</param>
    public async Task StopAsync(int? processId, Command stopOnWindows)
    {
        if (OperatingSystem.IsWindows())
            await stopOnWindows.RunAsync(CancellationToken.None);
        else if (!_exited.Task.IsCompleted)
            await StopAsync(processId ?? _process.Id, () => _exited.Task.IsCompleted);
        if (!await WithinAsync(() => _exited.Task.IsCompleted, TimeSpan.FromSeconds(5)))
        {
            _process.Kill(entireProcessTree: true);
            await _exited.Task;
        }
    }

    public void Dispose() => _process.Dispose();

    /// <summary>The same for a server that an earlier, killed process of ours left behind.</summary>
    public static async Task StopAsync(int processId, Func<bool> gone)
    {
        foreach (int signal in (int[])[UnixSignal.Interrupt, UnixSignal.Quit])
        {
            UnixSignal.Send(processId, signal);
            if (await WithinAsync(gone, Patience))
                return;
        }
    }

    private static async Task<bool> WithinAsync(Func<bool> condition, TimeSpan patience)
    {
        for (long start = Stopwatch.GetTimestamp(); !condition(); await Task.Delay(20))
        {
            if (Stopwatch.GetElapsedTime(start) > patience)
                return false;
        }
        return true;
    }

    private void Run()
    {
        try
        {
            using var log = new StreamWriter(_logFile, append: true) { AutoFlush = true };
            var writer = TextWriter.Synchronized(log);
            _process.ErrorDataReceived += (_, line) => writer.WriteLine(line.Data);
            _process.OutputDataReceived += (_, line) => writer.WriteLine(line.Data);
            _process.Start();
            _process.StandardInput.Close();
            _process.BeginErrorReadLine();
            _process.BeginOutputReadLine();
            _started.SetResult();
            _process.WaitForExit();
            _exited.SetResult();
        }
        catch (Exception e) when (e is IOException or InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            _started.TrySetException(e);
            _exited.TrySetResult();
        }
    }
}

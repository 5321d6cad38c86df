using System.Runtime.Versioning;
using Serilog.Core;
using Serilog.Events;

namespace EduEtl.Logging;

/// <summary>
/// One line at a time, whichever process writes it. Serilog's shared file is guarded by a named mutex, which on Linux ends
/// at the session: runs from two terminals would cut each other's lines. A lock on the file itself does not.
/// </summary>
internal sealed class LogFileLock(ILogEventSink file, string path) : ILogEventSink, IDisposable
{
    // Far behind any line, where locking stops nobody from writing, on Windows neither.
    private const long Place = long.MaxValue - 1;
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(2);

    // A file's lock is the process's: it keeps threads from nothing.
    private readonly Lock _threads = new();
    private readonly FileStream _handle = new(
        path,
        FileMode.OpenOrCreate,
        FileAccess.Write,
        FileShare.ReadWrite | FileShare.Delete,
        bufferSize: 0
    );

    public void Emit(LogEvent logEvent)
    {
        lock (_threads)
        {
            if (!OperatingSystem.IsLinux() && !OperatingSystem.IsWindows())
            {
                file.Emit(logEvent);
                return;
            }
            bool held = TryHold();
            try
            {
                file.Emit(logEvent);
            }
            finally
            {
                if (held)
                    _handle.Unlock(Place, 1);
            }
        }
    }

    public void Dispose()
    {
        (file as IDisposable)?.Dispose();
        _handle.Dispose();
    }

    // A line that may be cut is better than a run that waits for its log.
    [SupportedOSPlatform("linux"), SupportedOSPlatform("windows")]
    private bool TryHold()
    {
        var patience = System.Diagnostics.Stopwatch.StartNew();
        while (patience.Elapsed < LongestWait)
        {
            try
            {
                _handle.Lock(Place, 1);
                return true;
            }
            catch (IOException)
            {
                Thread.Sleep(1);
            }
        }
        return false;
    }
}

using System.Runtime.InteropServices;

namespace EduEtl.Terminal;

/// <summary>Ctrl+C and SIGTERM: the first asks the run to stop and roll back, the second ends the process at once.</summary>
internal sealed class Interruption : IDisposable
{
    // Two seconds are promised, and a process takes its time to go.
    private static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(1.5);

    private readonly CancellationTokenSource _stop = new();
    private readonly PosixSignalRegistration[] _signals;
    private int _taken;

    public Interruption() =>
        _signals = [
            PosixSignalRegistration.Create(PosixSignal.SIGINT, Handle),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, Handle),
        ];

    /// <summary>Called where the run does not come to its end, and so says nothing of its own.</summary>
    public Action? Overdue { get; set; }

    public CancellationToken Token => _stop.Token;

    public void Dispose()
    {
        foreach (PosixSignalRegistration signal in _signals)
            signal.Dispose();
        _stop.Dispose();
    }

    /// <summary>A server that does not answer must not hold the program; the end of its session undoes the load.</summary>
    private async Task EndInTimeAsync()
    {
        await Task.Delay(LongestEnd, CancellationToken.None);
        Overdue?.Invoke();
        Environment.Exit((int)ExitCode.Interrupted);
    }

    private void Handle(PosixSignalContext context)
    {
        context.Cancel = true;
        // Each signal has a thread of its own: two at once must not both be the first.
        if (Interlocked.Increment(ref _taken) > 1)
            Environment.Exit((int)ExitCode.Interrupted);
        _ = EndInTimeAsync();
        // Callbacks must not run inside the signal handler, where a second signal could not be taken.
        _ = Task.Run(_stop.Cancel);
    }
}

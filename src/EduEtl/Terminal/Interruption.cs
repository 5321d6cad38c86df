using System.Runtime.InteropServices;

namespace EduEtl.Terminal;

/// <summary>Ctrl+C and SIGTERM: the first asks the run to stop and roll back, the second ends the process at once.</summary>
internal sealed class Interruption : IDisposable
{
    private static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(1.9);

    private readonly CancellationTokenSource _stop = new();
    private readonly PosixSignalRegistration[] _signals;

    public Interruption() =>
        _signals = [
            PosixSignalRegistration.Create(PosixSignal.SIGINT, Handle),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, Handle),
        ];

    public CancellationToken Token => _stop.Token;

    public void Dispose()
    {
        foreach (PosixSignalRegistration signal in _signals)
            signal.Dispose();
        _stop.Dispose();
    }

    /// <summary>A server that does not answer must not hold the program; the end of its session undoes the load.</summary>
    private static async Task EndInTimeAsync()
    {
        await Task.Delay(LongestEnd, CancellationToken.None);
        Environment.Exit((int)ExitCode.Interrupted);
    }

    private void Handle(PosixSignalContext context)
    {
        context.Cancel = true;
        if (_stop.IsCancellationRequested)
            Environment.Exit((int)ExitCode.Interrupted);
        _ = EndInTimeAsync();
        // Callbacks must not run inside the signal handler, where a second signal could not be taken.
        _ = Task.Run(_stop.Cancel);
    }
}

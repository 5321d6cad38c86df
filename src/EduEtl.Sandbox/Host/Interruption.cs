using System.Runtime.InteropServices;
using EduEtl.Sandbox.Database;

namespace EduEtl.Sandbox.Host;

/// <summary>
/// Ctrl+C and SIGTERM. While the program runs it is the program's to end, which then ends the sandbox; at other times
/// the sandbox ends itself.
/// </summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly List<PosixSignalRegistration> _registrations = [];
    private int _child;

    public Interruption()
    {
        Register(PosixSignal.SIGINT, UnixSignal.Interrupt);
        Register(PosixSignal.SIGTERM, UnixSignal.Terminate);
        if (!OperatingSystem.IsWindows())
            Register(PosixSignal.SIGHUP, UnixSignal.Terminate);
    }

    /// <summary>Cancelled by a signal that comes while no program runs.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>Whether any signal has come, be it for us or for the program.</summary>
    public bool Happened { get; private set; }

    /// <summary>Until the result is disposed, signals go to that process instead.</summary>
    public IDisposable ForwardTo(int processId)
    {
        _child = processId;
        return new Release(this);
    }

    public void Dispose()
    {
        _registrations.ForEach(registration => registration.Dispose());
        _source.Dispose();
    }

    private void Register(PosixSignal signal, int number) =>
        _registrations.Add(
            PosixSignalRegistration.Create(
                signal,
                context =>
                {
                    context.Cancel = true;
                    Handle(number);
                }
            )
        );

    private void Handle(int signal)
    {
        Happened = true;
        int receiver = _child;
        if (receiver == 0)
        {
            _source.Cancel();
        }
        else if (!OperatingSystem.IsWindows() && !(signal == UnixSignal.Interrupt && UnixSignal.TerminalIsOurs()))
        {
            // At a terminal Ctrl+C has reached the program too; a second one would mean "at once".
            UnixSignal.Send(receiver, signal);
        }
    }

    private sealed class Release(Interruption interruption) : IDisposable
    {
        public void Dispose() => interruption._child = 0;
    }
}

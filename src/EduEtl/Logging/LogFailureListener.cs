using Serilog.Core;
using Serilog.Events;

namespace EduEtl.Logging;

/// <summary>Hears what Serilog would swallow: a file that cannot be opened, a disk that is full.</summary>
internal sealed class LogFailureListener(string path, Action<string>? onTrouble) : ILoggingFailureListener
{
    private int _silent = 1;

    /// <summary>The first failure, null while there is none.</summary>
    public string? Reason { get; private set; }

    /// <summary>From now on the first failure is told to the operator.</summary>
    public void Announce() => Interlocked.Exchange(ref _silent, 0);

    public void OnLoggingFailed(
        object sender,
        LoggingFailureKind kind,
        string message,
        IReadOnlyCollection<LogEvent>? events,
        Exception? exception
    )
    {
        Reason ??= exception?.Message ?? message;
        if (Interlocked.Exchange(ref _silent, 1) == 0)
            onTrouble?.Invoke(Strings.LogTrouble.With(path, Reason));
    }
}

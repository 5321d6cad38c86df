using System.Text;
using EduEtl.Settings;
using Serilog;
using Serilog.Configuration;
using Serilog.Core;
using Serilog.Events;

namespace EduEtl.Logging;

/// <summary>Stage 0: the log folder, the old logs, and the run's own file.</summary>
internal sealed class LogRegistrar : IDisposable
{
    private readonly Logger _logger;

    private LogRegistrar(Logger logger, string path, Redactor redactor)
    {
        _logger = logger;
        Path = path;
        Redactor = redactor;
    }

    /// <summary>What hides the secrets here, for what is told elsewhere.</summary>
    public Redactor Redactor { get; }

    /// <summary>Full path of the run's log.</summary>
    public string Path { get; }

    /// <summary>Makes the folder, deletes the logs that are too many, and opens the file of this minute.</summary>
    /// <param name="onTrouble">Told once, in the operator's language, when lines no longer reach the file.</param>
    /// <exception cref="ExpectedException">The folder cannot be made or written.</exception>
    public static LogRegistrar Open(
        LogSettings settings,
        Redactor redactor,
        TimeProvider time,
        Action<string>? onTrouble = null
    )
    {
        string name = LogFileNames.Of(time.GetLocalNow());
        string path = System.IO.Path.Combine(settings.Folder, name);
        TryToWrite(settings.Folder, path);
        IReadOnlyList<(string File, string? Failure)> pruned = LogPruning.Prune(
            settings.Folder,
            name,
            settings.Keep,
            System.IO.File.Delete
        );

        var listener = new LogFailureListener(path, onTrouble);
        var log = new LogRegistrar(SerilogOn(path, new LogLineFormatter(redactor, time), listener), path, redactor);
        ILogger own = log.Logger(nameof(LogRegistrar));
        own.InformationText(Strings.LogOpened.With(path, settings.Keep));
        if (listener.Reason is { } reason)
        {
            log.Dispose();
            throw Unusable(settings.Folder, reason, null);
        }

        listener.Announce();
        foreach ((string file, string? failure) in pruned)
        {
            if (failure is null)
                own.DebugText(Strings.LogPruned.With(file));
            else
                own.WarningText(Strings.LogPruneFailed.With(file, failure));
        }

        return log;
    }

    /// <summary>A logger whose lines begin with <paramref name="name"/>.</summary>
    public ILogger Logger(string name) => _logger.ForContext(Constants.SourceContextPropertyName, name);

    public void Dispose()
    {
        try
        {
            _logger.Dispose();
        }
        catch (IOException)
        {
            // A full disk: the listener has told it, and what it did not take is lost.
        }
    }

    private static Logger SerilogOn(string path, LogLineFormatter formatter, LogFailureListener listener) =>
        new LoggerConfiguration()
            .MinimumLevel.Debug()
            .WriteTo.Sink(
                LoggerSinkConfiguration.Wrap(
                    file => new LogFileLock(file, path),
                    to => to.Fallible(inner => File(inner, path, formatter), listener)
                )
            )
            .CreateLogger();

    private static LoggerConfiguration File(LoggerSinkConfiguration to, string path, LogLineFormatter formatter) =>
        to.File(
            formatter,
            path,
            // By default Serilog drops what comes after the first gigabyte.
            fileSizeLimitBytes: null,
            shared: true,
            encoding: new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)
        );

    private static void TryToWrite(string folder, string path)
    {
        try
        {
            Directory.CreateDirectory(folder);
            using var file = new FileStream(
                path,
                FileMode.Append,
                FileAccess.Write,
                FileShare.ReadWrite | FileShare.Delete
            );
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw Unusable(folder, e.Message, e);
        }
    }

    private static ExpectedException Unusable(string folder, string reason, Exception? cause) =>
        new(ExitCode.WrongSettings, Strings.LogFolderUnusable.With(folder, reason), Strings.LogFolderRemedy, cause);
}

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

using System.Collections.Concurrent;
using System.Globalization;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace EduEtl.Tests.Notifying;

/// <summary>All that was logged, with exceptions and properties.</summary>
internal sealed class LogText : ILogEventSink
{
    private readonly ConcurrentQueue<string> _lines = new();

    public LogText() => Logger = new LoggerConfiguration().MinimumLevel.Verbose().WriteTo.Sink(this).CreateLogger();

    public ILogger Logger { get; }

    public void Emit(LogEvent logEvent) =>
        _lines.Enqueue($"{logEvent.RenderMessage(CultureInfo.InvariantCulture)} {logEvent.Exception}");

    public override string ToString() => string.Join('\n', _lines);
}

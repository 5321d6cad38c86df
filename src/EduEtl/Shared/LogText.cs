using Serilog;
using Serilog.Events;
using Serilog.Parsing;

namespace EduEtl.Shared;

/// <summary>
/// Ready texts for the log: what stands between braces in them is no template, and nobody looks for a trace that is not there,
/// which would ask the system for <c>/dev/urandom</c>.
/// </summary>
internal static class LogText
{
    public static void DebugText(this ILogger log, string text, Exception? cause = null) =>
        Write(log, LogEventLevel.Debug, text, cause);

    public static void InformationText(this ILogger log, string text) =>
        Write(log, LogEventLevel.Information, text, null);

    public static void WarningText(this ILogger log, string text, Exception? cause = null) =>
        Write(log, LogEventLevel.Warning, text, cause);

    public static void ErrorText(this ILogger log, string text, Exception cause) =>
        Write(log, LogEventLevel.Error, text, cause);

    // When it was is the formatter's to say.
    private static void Write(ILogger log, LogEventLevel level, string text, Exception? cause) =>
        log.Write(new LogEvent(default, level, cause, new MessageTemplate(text, [new TextToken(text)]), []));
}

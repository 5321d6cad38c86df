using System.Globalization;
using System.Text;
using EduEtl.Settings;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting;
using Serilog.Parsing;

namespace EduEtl.Logging;

/// <summary>
/// <c>[name] [yyyy-MM-dd HH:mm:ss] [LEVEL] > message</c>. Further lines of an event are indented, so that no text can
/// pass for a line of its own.
/// </summary>
internal sealed class LogLineFormatter(Redactor redactor, TimeProvider time) : ITextFormatter
{
    private const string Indent = "    ";

    public void Format(LogEvent logEvent, TextWriter output)
    {
        string now = time.GetLocalNow().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        string text = redactor.RedactOurs(MessageOf(logEvent));
        if (logEvent.Exception is { } exception)
            text += '\n' + redactor.Redact(exception.ToString());

        output.Write($"[{NameOf(logEvent)}] [{now}] [{LevelOf(logEvent.Level)}] > ");
        output.Write(OnIndentedLines(text));
        output.Write('\n');
    }

    private static string NameOf(LogEvent logEvent) =>
        logEvent.Properties.GetValueOrDefault(Constants.SourceContextPropertyName) is ScalarValue { Value: string name }
            ? name
            : "EduEtl";

    private static string LevelOf(LogEventLevel level) =>
        level switch
        {
            LogEventLevel.Verbose or LogEventLevel.Debug => "DEBUG",
            LogEventLevel.Information => "INFO",
            LogEventLevel.Warning => "WARNING",
            _ => "ERROR",
        };

    // A ready text with braces in it is no template: it is written as it stands.
    private static string MessageOf(LogEvent logEvent)
    {
        MessageTemplate template = logEvent.MessageTemplate;
        if (!template.Tokens.OfType<PropertyToken>().Any(token => logEvent.Properties.ContainsKey(token.PropertyName)))
            return template.Text;

        using var message = new StringWriter(Languages.Current);
        foreach (MessageTemplateToken token in template.Tokens)
        {
            if (
                token is PropertyToken property
                && logEvent.Properties.GetValueOrDefault(property.PropertyName) is ScalarValue { Value: string text }
            )
                message.Write(text);
            else
                token.Render(logEvent.Properties, message, Languages.Current);
        }

        return message.ToString();
    }

    private static string OnIndentedLines(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (char c in text.ReplaceLineEndings("\n").TrimEnd('\n'))
            _ = c switch
            {
                '\n' or '\v' => line.Append('\n').Append(Indent),
                '\t' => line.Append(c),
                _ when char.IsControl(c) => line.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => line.Append(c),
            };

        return line.ToString();
    }
}

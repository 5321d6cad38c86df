using EduEtl.Logging;
using EduEtl.Resources;
using EduEtl.Settings;
using EduEtl.Shared;
using EduEtl.Terminal;
using EduEtl.Terminal.Arguments;
using Serilog;

namespace EduEtl.Runs;

/// <summary>What all that one call of the program does shares, be it for one day or for many.</summary>
internal record CommandContext(
    AppSettings Settings,
    Options Options,
    Screen Screen,
    LogRegistrar Logs,
    Redactor Redactor,
    TimeProvider Time
)
{
    private const string Name = "EduEtl";

    public ILogger Log => Logger(Name);

    /// <summary>A log whose lines begin with <paramref name="name"/>.</summary>
    public virtual ILogger Logger(string name) => Logs.Logger(name);

    /// <summary>Something that the operator should know and the log should keep.</summary>
    public virtual void Warn(string text)
    {
        Screen.Warn(text);
        Log.WarningText(text);
    }

    /// <summary>A try failed and another follows.</summary>
    public void Retrying(RetryNotice notice)
    {
        // Another sentence follows; what a server or the network says ends in a full stop or does not.
        string reason = notice.Reason is [.., '.' or '!' or '?'] ? notice.Reason : $"{notice.Reason}.";
        Warn(Strings.Retrying.With(notice.Attempt, notice.Of, reason, notice.Delay.InSeconds()));
    }
}

using EduEtl.Logging;
using EduEtl.Resources;
using EduEtl.Settings;
using EduEtl.Terminal;
using Serilog;

namespace EduEtl;

/// <summary>What the stages of one run share.</summary>
internal sealed record RunContext(
    RunInfo Run,
    AppSettings Settings,
    Options Options,
    Screen Screen,
    LogRegistrar Logs,
    Redactor Redactor,
    TimeProvider Time
)
{
    private const string Name = "EduEtl";

    public ILogger Log { get; } = Logs.Logger(Name);

    /// <summary>Says which run this is, and what is unusual about its day.</summary>
    public void Announce()
    {
        string test = Run.Window.TestMark();
        Screen.Heading(Strings.RunTitle.With(Run.Version, Run.Window, test));
        Log.Information(
            "{Text:l}",
            Strings.LogRunStarted.With(Run.Id, Run.Window, test, Run.Host, Run.User, Run.Version)
        );
        if (!Run.Window.DayIsOver(Run.StartedAt))
            Warn(Strings.DayNotOver.With(Run.Window));
        if (Settings.Database.ResetOnStart)
            Warn(Strings.ResetWarning.With(Settings.Database.Table));
    }

    public void Retrying(RetryNotice notice) =>
        Warn(Strings.Retrying.With(notice.Attempt, notice.Of, notice.Reason, notice.Delay.InSeconds()));

    /// <summary>Something that the operator should know and the log should keep.</summary>
    public void Warn(string text)
    {
        Screen.Warn(text);
        Log.Warning("{Text:l}", text);
    }
}

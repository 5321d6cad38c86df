using EduEtl.Days;
using EduEtl.Logging;
using EduEtl.Settings;
using EduEtl.Terminal;
using EduEtl.Terminal.Arguments;
using Serilog;

namespace EduEtl.Runs;

/// <summary>What all that one call of the program does shares, be it for one day or for many.</summary>
internal sealed record RunContext(
    AppSettings Settings,
    Options Options,
    Screen Screen,
    LogRegistrar Logs,
    TimeProvider Time
)
{
    private const string Name = "EduEtl";

    private readonly RunInfo? _run = Options.Date is { } day ? RunInfo.Begin(new(day, Settings.TestMode), Time) : null;

    /// <summary>Of a call, or a part of one, for one day.</summary>
    public RunInfo Run
    {
        get => _run ?? throw new InvalidOperationException("This is about several days.");
        init => _run = value;
    }

    /// <summary>Other days are in work at the same time: what is said names the day, and the range tells how it ended.</summary>
    public bool IsOneOfMany { get; init; }

    /// <summary>Whom a mail can go to: those who were named for it, else those of the settings.</summary>
    public IReadOnlyList<string> MailTo => Options.MailTo is { Count: > 0 } to ? to : Settings.Smtp.To;

    public Redactor Redactor => Logs.Redactor;

    public ILogger Log => Logger(Name);

    /// <summary>A log whose lines begin with <paramref name="name"/>.</summary>
    public ILogger Logger(string name) => Logs.Logger(IsOneOfMany ? $"{name} {Run.Window}" : name);

    /// <summary>Something that the operator should know and the log should keep.</summary>
    public void Warn(string text)
    {
        string said = IsOneOfMany ? $"{Run.Window}: {text}" : text;
        Screen.Warn(said);
        Log.WarningText(said);
    }

    /// <summary>A line for the operator that the log keeps too.</summary>
    public void Say(string text)
    {
        Screen.Line(text);
        Log.InformationText(text.TrimStart());
    }

    /// <summary>A try failed and another follows.</summary>
    public void Retrying(RetryNotice notice)
    {
        // Another sentence follows; what a server or the network says ends in a full stop or does not.
        string reason = notice.Reason is [.., '.' or '!' or '?'] ? notice.Reason : $"{notice.Reason}.";
        Warn(Strings.Retrying.With(notice.Attempt, notice.Of, reason, notice.Delay.InSeconds()));
    }

    /// <summary>Says so, and waits for it.</summary>
    public Task RetryAsync(RetryNotice notice, CancellationToken ct)
    {
        Retrying(notice);
        return Task.Delay(notice.Delay, Time, ct);
    }

    /// <summary>Says which run this is, and what is unusual about its day.</summary>
    public void Announce()
    {
        Screen.Heading(Strings.RunTitle.With(Run.Version, Run.Window, Run.Window.TestMark()));
        LogStart();
        if (!Run.Window.DayIsOver(Run.StartedAt))
            Warn(Strings.DayNotOver.With(Run.Window));
        if (Settings.Database.ResetOnStart)
            Warn(Strings.ResetWarning.With(Settings.Database.Table));
    }

    /// <param name="mark">What is unusual about the run.</param>
    public void LogStart(string mark = "") =>
        Log.InformationText(
            Strings.LogRunStarted.With(
                Run.Id,
                Run.Window,
                Run.Window.TestMark() + mark,
                Run.Host,
                Run.User,
                Run.Version
            )
        );
}

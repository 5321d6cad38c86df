using EduEtl.Days;
using EduEtl.Resources;
using EduEtl.Shared;
using EduEtl.Terminal;
using Serilog;

namespace EduEtl.Runs;

/// <summary>What the stages of one run share.</summary>
internal sealed record RunContext : CommandContext
{
    public RunContext(RunInfo run, CommandContext command)
        : base(command) => Run = run;

    public RunInfo Run { get; }

    /// <summary>Other days are in work at the same time: what is said names the day.</summary>
    public bool IsOneOfMany { get; init; }

    public override ILogger Logger(string name) => base.Logger(IsOneOfMany ? $"{name} {Run.Window}" : name);

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

    public void LogStart() =>
        Log.InformationText(
            Strings.LogRunStarted.With(Run.Id, Run.Window, Run.Window.TestMark(), Run.Host, Run.User, Run.Version)
        );

    public override void Warn(string text) => base.Warn(IsOneOfMany ? $"{Run.Window}: {text}" : text);
}

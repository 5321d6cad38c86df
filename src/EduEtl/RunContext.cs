using EduEtl.Resources;

namespace EduEtl;

/// <summary>What the stages of one run share.</summary>
internal sealed record RunContext : CommandContext
{
    public RunContext(RunInfo run, CommandContext command)
        : base(command) => Run = run;

    public RunInfo Run { get; }

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
}

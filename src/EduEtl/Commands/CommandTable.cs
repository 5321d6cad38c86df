using EduEtl.Commands.Doctor;
using EduEtl.Commands.DryRun;
using EduEtl.Commands.Problems;
using EduEtl.Commands.Status;
using EduEtl.Runs;
using EduEtl.Runs.Ranges;
using EduEtl.Settings;
using EduEtl.Terminal;
using EduEtl.Terminal.Arguments;

namespace EduEtl.Commands;

/// <summary>Which command does what is asked for beside a run.</summary>
internal static class CommandTable
{
    /// <summary>Who only looks, or makes the settings, leaves no log.</summary>
    public static bool IsWithoutLog(CommandName command) =>
        command is CommandName.Doctor or CommandName.Init or CommandName.Problems or CommandName.Status;

    public static Task<ExitCode> RunWithoutLogAsync(
        SettingsRequest request,
        Options options,
        Screen screen,
        TimeProvider time,
        CancellationToken ct
    ) =>
        options.Command switch
        {
            CommandName.Doctor => DoctorCommand.RunAsync(request, screen, time, ct),
            CommandName.Problems => ProblemsCommand.RunAsync(
                SettingsLoader.Load(request).Database,
                options,
                screen,
                ct
            ),
            _ => StatusCommand.RunAsync(SettingsLoader.Load(request), options, screen, time, ct),
        };

    public static Task<ExitCode> RunAsync(RunContext context, CancellationToken ct) =>
        context.Options.Command switch
        {
            CommandName.Report => ReportCommand.RunAsync(context, ct),
            CommandName.Notify => NotifyCommand.RunAsync(context, ct),
            CommandName.Replay => ReplayCommand.RunAsync(context, ct),
            _ when context.Options.IsRange => RangeRun.RunAsync(context, ct),
            _ => DryRunCommand.RunAsync(context, ct),
        };
}

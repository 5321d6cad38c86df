using EduEtl.Days;
using EduEtl.Resources;
using EduEtl.Runs;
using EduEtl.Settings;
using EduEtl.Shared;
using EduEtl.Storage;
using EduEtl.Storage.Ledger;

namespace EduEtl.Commands;

/// <summary>A stage that stands alone: the day is taken and looked up in the database, then the stage does its work.</summary>
internal sealed class LoadedDayStage(RunContext context, LoadedDay day)
{
    private readonly RunRecord _record = new(context.Run);

    /// <summary>Whether rows of the day are committed by now.</summary>
    public bool DayChanged { get; set; }

    /// <summary>How it ended, as the ledger keeps it.</summary>
    public RunEnd End() => _record.End();

    public async Task<ExitCode> RunAsync(Stage stage, string line, Func<Task> work, CancellationToken ct)
    {
        RunInfo run = context.Run;
        context.Screen.Heading(Strings.RunTitle.With(run.Version, run.Window, ""));
        string command = context.Options.Command.ToString().ToLowerInvariant();
        context.Log.InformationText(
            Strings.LogCommandStarted.With(command, run.Window, run.Host, run.User, run.Version)
        );
        var stages = new StageRunner(context, _record);
        try
        {
            if (await stages.RunAsync(Stage.Store, () => Strings.LiveLooking, OpenAsync, ct))
                await stages.RunAsync(stage, () => line, WorkAsync, ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            _record.Cancelled = true;
            context.Warn((DayChanged ? Strings.InterruptedNew : Strings.InterruptedOld).With(run.Window));
        }
        return _record.ExitCode;

        async Task<long?> OpenAsync()
        {
            await day.OpenAsync(ct);
            return day.Statistics.Attempts;
        }

        async Task<long?> WorkAsync()
        {
            await work();
            return null;
        }
    }

    /// <summary>A line for the operator that the log keeps too.</summary>
    public void Say(string text)
    {
        context.Screen.Line("  " + text);
        context.Log.InformationText(text);
    }

    /// <summary>The day's figures, and where things went.</summary>
    public void Show(IEnumerable<string[]> places)
    {
        ClosingReport.ShowDay(context.Screen, day.Window, day.Run?.Totals, day.Statistics);
        context.Screen.Line();
        context.Screen.Pairs([
            [Strings.PlaceLog, context.Logs.Path],
            .. places,
        ]);
    }

    /// <summary>The stage that was asked for is switched off in the settings.</summary>
    public static ExpectedException SwitchedOff(Setting setting) =>
        new(
            ExitCode.WrongSettings,
            Strings.CommandStageOff.With(setting.Key),
            Strings.CommandStageOffRemedy.With(setting.Key)
        );
}

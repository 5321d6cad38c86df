using EduEtl.Days;
using EduEtl.Runs;
using EduEtl.Settings;
using EduEtl.Storage;
using EduEtl.Storage.Ledger;

namespace EduEtl.Commands;

/// <summary>A stage that stands alone: the day is taken and looked up in the database, then the stage does its work.</summary>
internal sealed class LoadedDayStage(RunContext context, LoadedDay day)
{
    private readonly RunRecord _record = new(context.Run);

    /// <summary>Whether rows of the day are committed by now.</summary>
    public bool DayChanged { get; set; }

    public Failure? Failure => _record.Failure;

    /// <summary>How it ended, as the ledger keeps it.</summary>
    public RunEnd RunEnd => _record.End();

    /// <summary>What the work returns; null where it failed, was interrupted, or had no day to work on.</summary>
    public async Task<T?> RunAsync<T>(Stage stage, string line, Func<Task<T>> work, CancellationToken ct)
        where T : class?
    {
        RunInfo run = context.Run;
        context.Screen.Heading(Strings.RunTitle.With(run.Version, run.Window, ""));
        string command = context.Options.Command.ToString().ToLowerInvariant();
        context.Log.InformationText(
            Strings.LogCommandStarted.With(command, run.Window, run.Host, run.User, run.Version)
        );
        var stages = new StageRunner(context, _record);
        bool opened =
            await stages.RunAsync(Stage.Store, () => Strings.LiveLooking, () => day.OpenAsync(ct), ct) is not null;
        T? receipt = opened ? await stages.RunAsync(stage, () => line, work, ct) : null;
        if (_record.Cancelled)
            context.Warn((DayChanged ? Strings.InterruptedNew : Strings.InterruptedOld).With(run.Window));
        return receipt;
    }

    /// <summary>The last line.</summary>
    public ExitCode End()
    {
        string command = context.Options.Command.ToString().ToLowerInvariant();
        context.Screen.LastLine(LastLine.Of(command, context.Run.Window, _record));
        return _record.ExitCode;
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

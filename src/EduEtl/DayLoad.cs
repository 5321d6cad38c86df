using EduEtl.Attempts;
using EduEtl.Logging;
using EduEtl.Resources;
using EduEtl.Storage;
using EduEtl.Terminal;

namespace EduEtl;

/// <summary>Stages 1 to 3 of one run, as far as the operator and the log have a part in them.</summary>
internal sealed class DayLoad(RunContext context, PostgresWriter writer, LoadProgress progress)
{
    /// <summary>One try: the rows pass from the answer into the database, and are counted and named on the way.</summary>
    public async Task<LoadResult> TryAsync(AttemptReader rows, CancellationToken ct)
    {
        progress.Restart();
        var rowLog = new RowLog(context.Logs.Logger(nameof(AttemptReader)), context.Settings.Logs.EveryRow);
        var hooks = new LoadHooks(OnRow, AllowShrinkAsync);
        LoadResult result = await writer.ReplaceAsync(rows, hooks, ct);
        rowLog.Summarise(result.Totals);
        Tell(result.Totals);
        return result;

        void OnRow(AttemptReader row)
        {
            progress.Row(row.RowNumber);
            rowLog.Note(row);
        }
    }

    private void Tell(RowTotals totals)
    {
        Screen screen = context.Screen;
        screen.Done(Stage.Fetch, Strings.DoneFetch.With(Figures.Count(totals.Received)));
        string stored = Strings.DoneStore.With(
            Figures.Count(totals.Stored),
            Figures.Count(totals.Rejected),
            Figures.Count(totals.Defective),
            Figures.Count(totals.Replaced)
        );
        screen.Done(Stage.Store, stored);
        if (totals.Received == 0)
            screen.Line("  " + Strings.EmptyDay.With(context.Run.Window));
    }

    private async Task<bool> AllowShrinkAsync(RowTotals load, CancellationToken ct)
    {
        if (context.Options.AllowShrink)
            return true;
        ClosingReport.ShowTotals(context.Screen, load);
        string question =
            load.Stored == 0
                ? Strings.ShrinkQuestionNone.With(context.Run.Window, Figures.Count(load.Received))
                : Strings.ShrinkQuestion.With(
                    context.Run.Window,
                    Figures.Count(load.Replaced),
                    Figures.Count(load.Stored)
                );
        return await context.Screen.ConfirmAsync(question, ct);
    }
}

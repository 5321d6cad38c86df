using EduEtl.Attempts;
using EduEtl.Days;
using EduEtl.Fetching;
using EduEtl.Resources;
using EduEtl.Shared;
using EduEtl.Storage;
using EduEtl.Storage.Postgres;

namespace EduEtl.Runs;

/// <summary>Stages 1 to 3 of one run: its day is fetched, checked and stored.</summary>
internal sealed class DayRun(RunContext context, RunRecord record, ApiFetcher fetcher, PostgresWriter writer)
{
    public LoadProgress Progress { get; } = new();

    /// <returns>Rows stored.</returns>
    public async Task<long?> LoadAsync(CancellationToken ct)
    {
        await writer.OpenAsync(ct);
        context.Log.InformationText(Strings.LogStageStarted.With(Stage.Fetch.Title()));
        record.Load = await fetcher.DeliverAsync(context.Run.Window, TryAsync, ct);
        record.Add(Stage.Fetch, well: true, record.Load.Totals.Received, Progress.Fetching);
        context.Log.InformationText(Strings.LogStageEnded.With(Stage.Fetch.Title(), Progress.Fetching.InSeconds()));
        return record.Load.Totals.Stored;
    }

    /// <summary>One try: the rows pass from the answer into the database, and are counted and named on the way.</summary>
    private async Task<LoadResult> TryAsync(AttemptReader rows, CancellationToken ct)
    {
        Progress.Restart();
        var rowLog = new RowLog(context.Logger(nameof(AttemptReader)), context.Settings.Logs.EveryRow);
        var hooks = new LoadHooks(OnRow, AllowShrinkAsync);
        LoadResult result = await writer.ReplaceAsync(rows, hooks, ct);
        rowLog.Summarise(result.Totals);
        return result;

        void OnRow(AttemptReader row)
        {
            Progress.Row(row.RowNumber);
            rowLog.Note(row);
        }
    }

    private async Task<bool> AllowShrinkAsync(RowTotals load, CancellationToken ct)
    {
        if (context.Options.AllowShrink)
            return true;
        if (!context.IsOneOfMany)
            ClosingReport.ShowTotals(context.Screen, load);
        string question =
            load.Stored == 0
                ? Strings.ShrinkQuestionNone.With(
                    context.Run.Window,
                    Numbers.Count(load.Received),
                    Numbers.Count(load.Replaced)
                )
                : Strings.ShrinkQuestion.With(
                    context.Run.Window,
                    Numbers.Count(load.Replaced),
                    Numbers.Count(load.Stored)
                );
        return await context.Screen.ConfirmAsync(question, ct);
    }
}

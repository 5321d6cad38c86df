using EduEtl.Attempts;
using EduEtl.Days;
using EduEtl.Fetching;
using EduEtl.Storage;
using EduEtl.Storage.Postgres;

namespace EduEtl.Runs;

/// <summary>Stages 1 to 3 of one run: its day is fetched, checked and stored.</summary>
internal sealed class DayRun(RunContext context, ApiFetcher fetcher, PostgresWriter writer)
{
    public LoadProgress Progress { get; } = new();

    /// <summary>A try that breaks has changed nothing; the next one asks for the day anew.</summary>
    /// <exception cref="ExpectedException">The last try failed, or one that no further try can mend.</exception>
    public async Task<LoadResult> LoadAsync(CancellationToken ct)
    {
        await writer.OpenAsync(ct);
        if (writer.Encoding is { } encoding)
            context.Warn($"{Strings.DatabaseEncoding.With(encoding)} {Strings.DatabaseEncodingRemedy}");
        context.Log.InformationText(Strings.LogStageStarted.With(Stage.Fetch.Title()));
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return await ReplaceAsync(ct);
            }
            catch (ApiException e) when (fetcher.MayTryAgain(e, attempt) && !ct.IsCancellationRequested)
            {
                await context.RetryAsync(fetcher.Retries.After(attempt, e.Message, e.RetryAfter), ct);
            }
        }
    }

    /// <summary>One try: the rows pass from the answer into the database, and are counted and named on the way.</summary>
    private async Task<LoadResult> ReplaceAsync(CancellationToken ct)
    {
        await using ApiAnswer answer = await fetcher.OpenAsync(context.Run.Window, ct);
        var rowLog = new RowLog(context.Logger(nameof(AttemptReader)), context.Settings.Logs.EveryRow);
        Progress.Restart();
        try
        {
            await using DayTransaction day = await writer.BeginAsync(ct);
            LoadResult load = await day.ReplaceAsync(answer.Rows, OnRow, ct);
            if (day.Shrinks && !await MayShrinkAsync(day.Measured, ct))
                throw DatabaseErrors.Shrinks(context.Run.Window, day.Measured);
            await day.CommitAsync(load, ct);
            rowLog.Summarise(load.Totals);
            context.Log.InformationText(Strings.LogStageEnded.With(Stage.Fetch.Title(), Progress.Fetching.InSeconds()));
            return load;
        }
        catch (BodyException e)
        {
            throw answer.Wrong(e);
        }

        void OnRow(AttemptReader row)
        {
            Progress.Row(row.RowNumber);
            rowLog.Note(row);
        }
    }

    /// <summary>The transaction waits for the answer.</summary>
    private async Task<bool> MayShrinkAsync(RowTotals load, CancellationToken ct)
    {
        if (context.Options.AllowShrink)
            return true;
        if (!context.IsOneOfMany)
            ClosingReport.ShowTotalsBefore(context.Screen, load);
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

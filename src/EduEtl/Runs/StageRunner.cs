using System.Diagnostics;
using EduEtl.Days;
using EduEtl.Fetching;
using EduEtl.Terminal;

namespace EduEtl.Runs;

/// <summary>
/// The frame of every stage: it begins, works, is interrupted or fails, and ends. The operator, the log and the record are
/// told.
/// </summary>
internal sealed class StageRunner(RunContext context, StageRecord record)
{
    /// <summary>What the work returns; null where it failed or was interrupted, or an interruption came before it.</summary>
    /// <param name="line">What the live line says meanwhile.</param>
    public async Task<T?> RunAsync<T>(Stage stage, Func<string> line, Func<Task<T>> work, CancellationToken ct)
        where T : class?
    {
        await using LiveScope live = context.Screen.Follow(line);
        return await RunAsync(stage, work, ct);
    }

    /// <summary>The same without a live line.</summary>
    public async Task<T?> RunAsync<T>(Stage stage, Func<Task<T>> work, CancellationToken ct)
        where T : class?
    {
        if (record.Cancelled)
            return null;
        context.Log.InformationText(Strings.LogStageStarted.With(stage.Title()));
        long started = Stopwatch.GetTimestamp();
        try
        {
            T receipt = await work();
            if (receipt is not IReceipt { Failure: { } failure })
                End(stage, started);
            else if (ct.IsCancellationRequested)
                record.Cancelled = true;
            else
                Fail(stage, failure, started);
            return receipt;
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            record.Cancelled = true;
        }
        catch (Exception e)
        {
            Fail(e is ApiException ? Stage.Fetch : stage, e, started);
        }
        return null;
    }

    private void End(Stage stage, long started)
    {
        TimeSpan time = Stopwatch.GetElapsedTime(started);
        record.Add(stage, well: true, time);
        context.Log.InformationText(Strings.LogStageEnded.With(stage.Title(), time.InSeconds()));
    }

    private void Fail(Stage stage, Exception e, long started)
    {
        ExpectedException error =
            e as ExpectedException
            ?? LastResort.Unexpected(
                e,
                context.Redactor.Redact(e.Message),
                touched: !context.Options.DryRun,
                afterLoad: stage is Stage.Report or Stage.Notify
            );
        record.Fail(new(stage, error));
        record.Add(stage, well: false, Stopwatch.GetElapsedTime(started));
        context.Log.ErrorText(Strings.LogStageFailed.With(stage.Title(), error.Message), e);
        if (!context.IsOneOfMany)
            context.Screen.Fail(error);
    }
}

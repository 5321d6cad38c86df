using System.Diagnostics;
using EduEtl.Resources;
using EduEtl.Terminal;

namespace EduEtl;

/// <summary>Runs a stage, and turns its failure into a record, a log line and what the operator sees.</summary>
internal sealed class StageRunner(CommandContext context, StageRecord record)
{
    /// <summary>False where the stage failed. Interruption passes through.</summary>
    /// <param name="stage">Which.</param>
    /// <param name="line">What the live line says meanwhile.</param>
    /// <param name="work">Returns how many rows it dealt with, null where it deals with none.</param>
    /// <param name="ct">Interrupts.</param>
    public async Task<bool> RunAsync(Stage stage, Func<string> line, Func<Task<long?>> work, CancellationToken ct)
    {
        ExpectedException? failure = null;
        await context.Screen.FollowAsync(line, async () => failure = await TryAsync(stage, work, ct), ct);
        if (failure is not null)
            context.Screen.Fail(failure);
        return failure is null;
    }

    /// <summary>The same where somebody else tells the operator. Null where the stage is through.</summary>
    public async Task<ExpectedException?> TryAsync(Stage stage, Func<Task<long?>> work, CancellationToken ct)
    {
        context.Log.Information("{Text:l}", Strings.LogStageStarted.With(stage.Title()));
        long started = Stopwatch.GetTimestamp();
        try
        {
            long? count = await work();
            TimeSpan time = Stopwatch.GetElapsedTime(started);
            record.Add(stage, well: true, count, time);
            context.Log.Information("{Text:l}", Strings.LogStageEnded.With(stage.Title(), time.InSeconds()));
            return null;
        }
        catch (Exception e) when (e is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            return Fail(e is ExpectedException { Code: ExitCode.ApiFailed } ? Stage.Fetch : stage, e, started);
        }
    }

    private ExpectedException Fail(Stage stage, Exception e, long started)
    {
        ExpectedException failure =
            e as ExpectedException ?? LastResort.Unexpected(e, context.Redactor.Redact(e.Message));
        record.Fail(stage, failure);
        record.Add(stage, well: false, null, Stopwatch.GetElapsedTime(started));
        context.Log.Error(e, "{Text:l}", Strings.LogStageFailed.With(stage.Title(), failure.Message));
        return failure;
    }
}

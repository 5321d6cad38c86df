using System.Diagnostics;
using EduEtl.Resources;
using EduEtl.Terminal;

namespace EduEtl;

/// <summary>Runs a stage, and turns its failure into a record, a log line and what the operator sees.</summary>
internal sealed class StageRunner(RunContext context, RunRecord record)
{
    /// <summary>False where the stage failed. Interruption passes through.</summary>
    /// <param name="stage">Which.</param>
    /// <param name="line">What the live line says meanwhile.</param>
    /// <param name="work">Returns how many rows it dealt with, null where it deals with none.</param>
    /// <param name="ct">Interrupts.</param>
    public async Task<bool> RunAsync(Stage stage, Func<string> line, Func<Task<long?>> work, CancellationToken ct)
    {
        context.Log.Information("{Text:l}", Strings.LogStageStarted.With(stage.Title()));
        long started = Stopwatch.GetTimestamp();
        try
        {
            long? count = null;
            await context.Screen.FollowAsync(line, async () => count = await work(), ct);
            TimeSpan time = Stopwatch.GetElapsedTime(started);
            record.Add(stage, well: true, count, time);
            context.Log.Information("{Text:l}", Strings.LogStageEnded.With(stage.Title(), time.InSeconds()));
            return true;
        }
        catch (Exception e) when (e is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            Fail(e is ExpectedException { Code: ExitCode.ApiFailed } ? Stage.Fetch : stage, e, started);
            return false;
        }
    }

    private void Fail(Stage stage, Exception e, long started)
    {
        ExpectedException failure =
            e as ExpectedException ?? LastResort.Unexpected(e, context.Redactor.Redact(e.Message));
        record.Fail(stage, failure);
        record.Add(stage, well: false, null, Stopwatch.GetElapsedTime(started));
        context.Log.Error(e, "{Text:l}", Strings.LogStageFailed.With(stage.Title(), failure.Message));
        context.Screen.Fail(failure);
    }
}

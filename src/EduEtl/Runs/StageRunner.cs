using System.Diagnostics;
using EduEtl.Days;
using EduEtl.Notifying.Smtp;
using EduEtl.Resources;
using EduEtl.Shared;
using EduEtl.Terminal;

namespace EduEtl.Runs;

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
        context.Log.InformationText(Strings.LogStageStarted.With(stage.Title()));
        long started = Stopwatch.GetTimestamp();
        try
        {
            long? count = await work();
            TimeSpan time = Stopwatch.GetElapsedTime(started);
            record.Add(stage, well: true, count, time);
            context.Log.InformationText(Strings.LogStageEnded.With(stage.Title(), time.InSeconds()));
            return null;
        }
        catch (Exception e) when (e is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            return Fail(e is ExpectedException { Code: ExitCode.ApiFailed } ? Stage.Fetch : stage, e, started);
        }
    }

    /// <summary>The report, of one day or of several, where somebody is told of them.</summary>
    public async Task ReportAsync(Func<Task> report, CancellationToken ct)
    {
        if (!context.Settings.SomebodyIsTold)
        {
            record.Report = ReportState.Off;
            return;
        }
        bool well = await RunAsync(Stage.Report, () => Strings.LiveReport, WorkAsync, ct);
        record.Report =
            !well ? ReportState.Failed
            : context.Settings.Sheets.Enabled ? ReportState.Done
            : ReportState.Off;

        async Task<long?> WorkAsync()
        {
            await report();
            return null;
        }
    }

    /// <summary>The mail that tells of it.</summary>
    /// <param name="begin">Notes that mail to these addresses is on its way.</param>
    /// <param name="send">What it says is asked for after that.</param>
    /// <param name="ct">Interrupts.</param>
    public async Task NotifyAsync(
        Func<IEnumerable<string>, Task> begin,
        Func<Task<MailReceipt>> send,
        CancellationToken ct
    )
    {
        await RunAsync(Stage.Notify, () => Strings.LiveMail, WorkAsync, ct);

        async Task<long?> WorkAsync()
        {
            await begin(context.Settings.Smtp.To.Select(MailAddresses.KeyOf));
            record.Mail = await send();
            // An interruption after the message was handed over leaves it uncertain, and is still an interruption.
            if (record.Mail.Failure is not null)
                ct.ThrowIfCancellationRequested();
            if (record.Mail.Failure is { } failure)
                throw failure;
            context.Screen.Done(Stage.Notify, Strings.DoneMail.With(record.Mail.Recipients.Count));
            return null;
        }
    }

    private ExpectedException Fail(Stage stage, Exception e, long started)
    {
        ExpectedException failure =
            e as ExpectedException ?? LastResort.Unexpected(e, context.Redactor.Redact(e.Message));
        record.Fail(stage, failure);
        record.Add(stage, well: false, null, Stopwatch.GetElapsedTime(started));
        context.Log.ErrorText(Strings.LogStageFailed.With(stage.Title(), failure.Message), e);
        return failure;
    }
}

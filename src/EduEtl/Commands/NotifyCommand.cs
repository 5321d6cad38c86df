using EduEtl.Days;
using EduEtl.Notifying;
using EduEtl.Notifying.Smtp;
using EduEtl.Reporting.Sheets;
using EduEtl.Runs;
using EduEtl.Runs.Ranges;
using EduEtl.Settings;
using EduEtl.Storage;
using EduEtl.Storage.Ledger;

namespace EduEtl.Commands;

/// <summary><c>eduetl notify</c>: stage 5 alone, from what the database has, to those who are still to be mailed.</summary>
internal static class NotifyCommand
{
    public static async Task<ExitCode> RunAsync(RunContext context, CancellationToken ct)
    {
        AppSettings settings = context.Settings;
        if (!settings.Smtp.Enabled)
            throw LoadedDayStage.SwitchedOff(KnownSettings.Smtp.Enabled);
        if (context.Options.IsRange)
            return await RangeRun.RunAsync(context, ct);
        await using LoadedDay day = Toolbox.LoadedDay(context);
        var late = new LoadedDayStage(context, day);
        MailReceipt? receipt = await late.RunAsync(Stage.Notify, Strings.LiveMail, NotifyAsync, ct);
        if (receipt is { Failure: null })
        {
            DoneLines.Mailed(context.Screen, receipt);
            late.Show(
                receipt.Recipients.Select(one => new[] { Strings.PlaceMail, $"{one.Address} — {one.State.Text()}" })
            );
        }
        return late.End();

        async Task<MailReceipt?> NotifyAsync()
        {
            if (context.Options.MailTo is { Count: > 0 } to)
                return await SendToAsync(to);
            CommittedRun run = day.RequireRun();
            IReadOnlyList<string> told = settings.Smtp.ToldOf(run.Settles);
            var states = new RecipientStates(told, run.Recipients);
            IReadOnlyList<string> due = context.Options.Again ? told : states.Due;
            foreach (string address in told.Except(due).Select(MailAddresses.KeyOf))
                context.Say("  " + Strings.NotifySkipped.With(address, states.Of(address).Text()));
            if (due.Count > 0)
                return await SendAsync(states, due);
            // Whoever the settings named and name no more owes nothing.
            if (states.Whole == MailState.Sent)
                await day.NoteMailAsync(MailState.Sent, states.All, error: null);
            context.Say("  " + Strings.NotifyNobodyLeft.With(day.Window, $"--date {day.Window}"));
            return null;
        }

        // Somebody beside the recipients: the ledger has nothing to say of it.
        async Task<MailReceipt> SendToAsync(IReadOnlyList<string> to)
        {
            Mailing mail = Mailing.Of(await SummaryAsync()).To(to);
            return await Toolbox.Notifier(context, to).SendAsync(mail, context.Run, ct);
        }

        async Task<MailReceipt> SendAsync(RecipientStates before, IReadOnlyList<string> due)
        {
            SmtpNotifier notifier = Toolbox.Notifier(context, due);
            await day.MailBeginsAsync(before.With(due, MailState.Uncertain).All, ct);
            try
            {
                RunSummary summary = await SummaryAsync();
                // Who has the run's message already may see another of the same id as a copy, and never this one.
                bool anew = due.Any(entry => before.Of(MailAddresses.KeyOf(entry)) == MailState.Sent);
                Origin origin = anew ? context.Run : summary.Run;
                MailReceipt sent = await notifier.SendAsync(Mailing.Of(summary), origin, ct);
                RecipientStates after = before.With(sent.Recipients);
                await day.NoteMailAsync(after.Whole, after.All, sent.Failure?.Message);
                return sent;
            }
            catch (OperationCanceledException)
            {
                // Only before the message was handed over: nobody has it.
                await day.NoteMailAsync(before.Whole, before.All, error: null);
                throw;
            }
        }

        async Task<RunSummary> SummaryAsync()
        {
            CommittedRun run = day.RequireRun();
            // A run that ended before its report has none, and neither has one that judged rows again.
            bool reportFailed =
                run.Report == ReportState.Failed || (run.Report == ReportState.NotReached && settings.Reported);
            return new(
                run.Info,
                run.Totals,
                day.Statistics,
                reportFailed && run.Error is { } error ? ReportFailure(error) : null,
                reportFailed ? ReportState.Failed : run.Report,
                settings.Sheets.Enabled && settings.Sheets.SpreadsheetId.Length > 0
                    ? SheetsReporter.UrlOf(settings.Sheets.SpreadsheetId)
                    : null,
                run.LoadedAfterDay
            )
            {
                Day = await DescribeAsync(),
                PagePath = Toolbox.Page(context)?.WrittenSince(run.Info.Window, run.Info.StartedAt),
            };
        }

        Failure ReportFailure(string error) =>
            new(Stage.Report, new(ExitCode.ReportFailed, error, Strings.NotifyReportRemedy.With(day.Window)));

        async Task<DayReport?> DescribeAsync()
        {
            try
            {
                return await day.DescribeAsync(context.Run, ct);
            }
            catch (ExpectedException e)
            {
                // The mail tells what is known without it.
                context.Warn(e.Message);
                return null;
            }
        }
    }
}

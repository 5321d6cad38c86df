using EduEtl.Days;
using EduEtl.Notifying;
using EduEtl.Notifying.Smtp;
using EduEtl.Reporting;
using EduEtl.Reporting.Sheets;
using EduEtl.Settings;
using EduEtl.Storage;
using EduEtl.Storage.Postgres;

namespace EduEtl.Runs.Ranges;

/// <summary>The story of several days: each is loaded as a run by itself, then one report and one mail tell of them all.</summary>
internal static class RangeRun
{
    public static async Task<ExitCode> RunAsync(RunContext context, CancellationToken ct)
    {
        var record = new RangeRecord(Origin.Begin(context.Time), context.Options);
        var stages = new StageRunner(context, record);
        await using RangeSession range = Toolbox.RangeSession(context);
        DateOnly today = DateText.Today(context.Time);
        DayCalendar? calendar = await stages.RunAsync(
            Stage.Store,
            () => Strings.LiveLooking,
            () => range.LookAsync(today, context.Settings.Missed.Since, ct),
            ct
        );
        if (calendar is not null)
        {
            var plan = RangePlan.Of(context.Options, calendar, context.Settings.Database.Table);
            if (context.Options is { Missed: true, Since: null } && MissedWords.Older(calendar) is { } older)
                context.Say(older);
            if (plan.Nothing is { } nothing)
            {
                context.Say(nothing);
                context.Screen.LastLine(LastLine.Of(Strings.VerdictNothing, ExitCode.Done));
                return ExitCode.Done;
            }
            record.Planned = plan.Days;
            RangeLines.Begin(context, record, plan.Settled);
        }
        return await SettleAsync(context, record, stages, range, ct);
    }

    private static async Task<ExitCode> SettleAsync(
        RunContext context,
        RangeRecord record,
        StageRunner stages,
        RangeSession range,
        CancellationToken ct
    )
    {
        AppSettings settings = context.Settings;
        using SheetsReporter sheet = Toolbox.Reporter(context);
        var report = new ReportStage(context, sheet);
        SmtpNotifier notifier = Toolbox.Notifier(context);
        if (record.Planned.Count > 0)
            await LoadAsync();
        if (record.Loaded.Any())
            record.Reported(await report.RunAsync(stages, ReportAsync, ct), settings);
        if (!settings.Smtp.Enabled)
            record.Mail = MailReceipt.Off;
        else if (record.MailIsDue)
            record.Mail = await stages.RunAsync(Stage.Notify, () => Strings.LiveMail, NotifyAsync, ct);
        DoneLines.Mailed(context.Screen, record.Mail);
        if (record.Cancelled)
            RangeLines.Interrupted(context, record);
        await range.EndAsync(record.Runs, record.End());
        RangeLines.End(context, record, report.SheetUrl);
        return record.ExitCode;

        async Task LoadAsync()
        {
            var loads = new RangeLoads(context, record, range, report.Reports);
            await using (context.Screen.Follow(loads.Progress.Line))
                await loads.RunAsync(ct);
            record.Cancelled = ct.IsCancellationRequested;
            record.Paged(report.Reports);
            DoneLines.Pages(context.Screen, report.Reports.Pages);
        }

        async Task<ReportReceipt> ReportAsync()
        {
            RunRecord last = record.Loaded.Last();
            DateOnly since = record.Loaded.Min(day => day.Run.Window.Day);
            DayReport newest = await range.DescribeNewestAsync(last.Run, last.Load!, since, ct);
            await using SheetTurn turn = await range.TurnAsync(settings.Sheets, ct);
            return await report.WriteSheetAsync(newest, ct);
        }

        async Task<MailReceipt> NotifyAsync()
        {
            await range.MailBeginsAsync(record.Runs, notifier.Begun);
            return record.OnlyDay(report.SheetUrl) is { } day
                ? await notifier.SendAsync(day, ct)
                : await notifier.SendAsync(Mailing.Of(record.Summary(report.SheetUrl)), record.Origin, ct);
        }
    }
}

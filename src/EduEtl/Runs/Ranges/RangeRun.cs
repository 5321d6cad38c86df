using EduEtl.Days;
using EduEtl.Notifying;
using EduEtl.Notifying.Content;
using EduEtl.Notifying.Smtp;
using EduEtl.Reporting;
using EduEtl.Reporting.Sheets;
using EduEtl.Resources;
using EduEtl.Settings;
using EduEtl.Shared;
using EduEtl.Storage;
using EduEtl.Terminal;

namespace EduEtl.Runs.Ranges;

/// <summary>The story of several days: each is loaded as a run by itself, then one report and one mail tell of them all.</summary>
internal static class RangeRun
{
    public static async Task<ExitCode> RunAsync(CommandContext context, CancellationToken ct)
    {
        AppSettings settings = context.Settings;
        Screen screen = context.Screen;
        var record = new RangeRecord(Origin.Begin(context.Time), context.Options);
        var stages = new StageRunner(context, record);
        await using RangeSession ledger = Toolbox.Ledger(context);
        using SheetsReporter reporter = Toolbox.Reporter(context);
        SmtpNotifier notifier = Toolbox.Notifier(context);
        DayReporter reports = Toolbox.DayReporter(
            context,
            reporter,
            paths =>
            {
                record.PagesFolder = Path.GetDirectoryName(paths[0]);
                if (record is { Planned.Count: 1, Days: [var only] })
                    only.PagePath = paths[0];
            }
        );
        DayCalendar? calendar = null;
        string? sheetUrl = settings.Sheets.Enabled ? reporter.SpreadsheetUrl : null;
        try
        {
            if (await stages.RunAsync(Stage.Store, () => Strings.LiveLooking, LookAsync, ct))
            {
                var plan = RangePlan.Of(context.Options, calendar!, settings.Database.Table);
                if (plan.Nothing is { } nothing)
                {
                    RangeLines.Say(context, nothing);
                    return ExitCode.Done;
                }
                await LoadAsync(plan);
                if (record.Loaded.Any())
                    await stages.ReportAsync(ReportAsync, ct);
            }
            if (!settings.Smtp.Enabled)
                record.Mail = MailReceipt.Off;
            else if (record.MailIsDue)
                await stages.NotifyAsync(addresses => ledger.MailBeginsAsync(record.Runs, addresses), SendAsync, ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            record.Cancelled = true;
            reports.TellPages();
            RangeLines.Interrupted(context, record);
        }
        await ledger.EndAsync(record.Runs, record.End());
        RangeLines.End(context, record, sheetUrl);
        return record.ExitCode;

        async Task<long?> LookAsync()
        {
            calendar = await ledger.LookAsync(DateText.Today(context.Time), ct);
            return null;
        }

        async Task LoadAsync(RangePlan plan)
        {
            record.Planned = plan.Days;
            RangeLines.Begin(context, record, plan.Settled);
            var loads = new RangeLoads(context, record, ledger, reports);
            await screen.FollowAsync(loads.Progress.Line, () => loads.RunAsync(ct), ct);
            record.Pageless = reports.Missing;
            ct.ThrowIfCancellationRequested();
        }

        Task<MailReceipt> SendAsync() =>
            record.OnlyDay(sheetUrl) is { } day
                ? notifier.SendAsync(day, ct)
                : notifier.SendAsync(RangeMail.Compose(record.Summary(sheetUrl)), record.Origin, ct);

        async Task ReportAsync()
        {
            RunRecord last = record.Loaded.Last();
            DateOnly since = record.Loaded.Min(day => day.Run.Window.Day);
            DayReport newest = await ledger.DescribeNewestAsync(last.Run, last.Load!, since, ct);
            await ledger.InTurnAsync(settings.Sheets, () => reports.EndAsync(newest, ct), ct);
        }
    }
}

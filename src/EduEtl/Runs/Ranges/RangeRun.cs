using EduEtl.Days;
using EduEtl.Notifying.Smtp;
using EduEtl.Reporting;
using EduEtl.Reporting.Sheets;
using EduEtl.Settings;
using EduEtl.Storage;
using EduEtl.Terminal;
using EduEtl.Terminal.Arguments;

namespace EduEtl.Runs.Ranges;

/// <summary>
/// The story of several days: each is loaded as a run by itself, then one report and one mail tell of them all, and of
/// those that earlier commands have loaded and not told of.
/// </summary>
internal static class RangeRun
{
    public static async Task<ExitCode> RunAsync(RunContext context, CancellationToken ct)
    {
        Options options = context.Options;
        var record = new RangeRecord(Origin.Begin(context.Time), options);
        var stages = new StageRunner(context, record);
        await using RangeSession range = Toolbox.RangeSession(context);
        if (await stages.RunAsync(Stage.Store, () => Strings.LiveLooking, LookAsync, ct) is not { } look)
            return await TellAsync(context, record, stages, range, [], ct);
        string table = context.Settings.Database.Table;
        RangePlan plan = RangePlan.Of(options, look.Calendar, table).With(look.Runs, options, table);
        if (options is { Missed: true, Since: null } && MissedWords.Older(look.Calendar) is { } older)
            context.Say(older);
        if (plan.Nothing is { } nothing)
        {
            context.Say(nothing);
            context.Screen.LastLine(LastLine.Of(Strings.VerdictNothing, ExitCode.Done));
            return ExitCode.Done;
        }
        record.Plan(plan.Days);
        RangeLines.Begin(context, record, plan);
        return await TellAsync(context, record, stages, range, plan.Earlier, ct);

        async Task<LedgerLook> LookAsync()
        {
            DateOnly today = DateText.Today(context.Time);
            DayCalendar calendar = await range.LookAsync(today, context.Settings.Missed.Since, ct);
            // What status shows as left to do is made up for, also of settled days before those that count as missed.
            DateOnly shown = CalendarView.FirstDay(today, CalendarView.Weeks);
            DateOnly left = calendar.Since < shown ? calendar.Since.Value : shown;
            return new(calendar, await range.RunsAsync(options.From ?? options.Since ?? left, ct));
        }
    }

    private static async Task<ExitCode> TellAsync(
        RunContext context,
        RangeRecord record,
        StageRunner stages,
        RangeSession range,
        IReadOnlyList<EarlierLoad> left,
        CancellationToken ct
    )
    {
        AppSettings settings = context.Settings;
        using SheetsReporter sheet = Toolbox.Reporter(context);
        var report = new ReportStage(context, sheet);
        var mails = new RangeMails(context, record, range);
        var earlier = new EarlierDays(context, record, range, report.Reports);
        if (record.Planned.Count > 0)
            await LoadAsync();
        if (left.Count > 0)
            await stages.RunAsync(Stage.Store, () => Strings.LiveReport, () => earlier.TakeAsync(left, ct), ct);
        record.Paged(report.Reports);
        DoneLines.Pages(context.Screen, report.Reports.Pages);
        if (record.Loaded.Any() || record.Earlier.Any(day => day.ReportIsDue))
            record.Reported(await report.RunAsync(stages, ReportAsync, ct), settings);
        if (context.Options.Command == CommandName.Report || !settings.Smtp.Enabled)
            record.Mail = MailReceipt.Off;
        else if (mails.AreDue)
            record.Mail = await stages.RunAsync(Stage.Notify, () => Strings.LiveMail, NotifyAsync, ct);
        else if (context.Options.Command == CommandName.Notify && record.Failure is null)
            RangeLines.NobodyLeft(context, record);
        DoneLines.Mailed(context.Screen, record.Mail);
        if (record.Cancelled)
            RangeLines.Interrupted(context, record);
        await earlier.NoteAsync();
        await range.EndAsync(record.Runs, record.End());
        RangeLines.End(context, record, report.SheetUrl);
        return record.ExitCode;

        async Task LoadAsync()
        {
            var loads = new RangeLoads(context, record, range, report.Reports);
            await using (context.Screen.Follow(loads.Progress.Line))
                await loads.RunAsync(ct);
            record.Cancelled = ct.IsCancellationRequested;
        }

        async Task<ReportReceipt> ReportAsync() =>
            await report.WriteSharedAsync(await NewestAsync(), range.Session, ct);

        Task<DayReport> NewestAsync()
        {
            if (record.Loaded.LastOrDefault() is not { } last)
                return earlier.DescribeNewestAsync(ct);
            return DayReportQuery.ReadNewestAsync(
                range.Session,
                last.Run,
                last.Run.Settles,
                last.Load!,
                record.First,
                ct
            );
        }

        Task<MailReceipt> NotifyAsync() => mails.SendAsync(report.SheetUrl, ct);
    }

    /// <summary>How the days stand, and what runs there were.</summary>
    private sealed record LedgerLook(DayCalendar Calendar, IReadOnlyList<Storage.Ledger.LedgerRun> Runs);
}

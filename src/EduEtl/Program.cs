using EduEtl.Commands;
using EduEtl.Commands.Doctor;
using EduEtl.Commands.DryRun;
using EduEtl.Commands.Init;
using EduEtl.Commands.Problems;
using EduEtl.Commands.Status;
using EduEtl.Days;
using EduEtl.Fetching;
using EduEtl.Logging;
using EduEtl.Notifying;
using EduEtl.Notifying.Smtp;
using EduEtl.Reporting;
using EduEtl.Reporting.Sheets;
using EduEtl.Resources;
using EduEtl.Runs;
using EduEtl.Runs.Ranges;
using EduEtl.Settings;
using EduEtl.Shared;
using EduEtl.Storage;
using EduEtl.Terminal;
using EduEtl.Terminal.Arguments;

namespace EduEtl;

/// <summary>The story of a run: a date, the log, the platform's rows, the database, the sheet, the mail.</summary>
internal static class Program
{
    // A question without a calendar is better than one that does not come; elsewhere nobody waits for it.
    private static readonly TimeSpan LongestLook = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestLookUnattended = TimeSpan.FromSeconds(5);

    public static async Task<int> Main(string[] args)
    {
        using var interruption = new Interruption();
        Screen? screen = null;
        try
        {
            ProcessEnvironment.Settle();
            screen = Screen.OfThisProcess();
            interruption.Overdue = () => screen.Warn(Strings.InterruptedOverdue);
            return (int)await RunAsync(args, screen, TimeProvider.System, interruption.Token);
        }
        catch (OperationCanceledException) when (interruption.Token.IsCancellationRequested)
        {
            screen?.Warn(Strings.InterruptedBefore);
            return (int)ExitCode.Interrupted;
        }
        catch (Exception e)
        {
            return (int)LastResort.Tell(e, screen);
        }
    }

    private static async Task<ExitCode> RunAsync(string[] args, Screen screen, TimeProvider time, CancellationToken ct)
    {
        var environment = SettingsRequest.OfProcess(CommandLine.EarlySettings(args), SettingsSections.All);
        LanguageChoice.Apply(LanguageChoice.Resolve(environment, withFiles: !CommandLine.AsksForHelp(args)));
        if (CommandLine.Read(args, screen, time) is not { } options)
            return ExitCode.Done;
        SettingsRequest request = environment with { CommandLine = options.Settings, Sections = options.Sections };
        if (options.Command == CommandName.Doctor)
            return await DoctorCommand.RunAsync(request, screen, time, ct);
        if (options.Command == CommandName.Init)
            return await InitCommand.RunAsync(request, screen, ct);
        AppSettings settings = SettingsLoader.Load(request);
        if (options.Command == CommandName.Problems)
            return await ProblemsCommand.RunAsync(settings.Database, options, screen, ct);
        if (options.Command == CommandName.Status)
            return await StatusCommand.RunAsync(settings.Database, options, screen, time, ct);
        if (options is { IsRange: false, Date: null })
        {
            if (await AskAsync(options, settings, screen, time, ct) is not { } answer)
                return ExitCode.Done;
            options = answer;
        }
        if (options.IsRange)
            RangePlan.Refuse(settings);
        var redactor = Redactor.Of(settings);
        using var logs = LogRegistrar.Open(settings.Logs, redactor, time, screen.Warn);
        var command = new CommandContext(settings, options, screen, logs, redactor, time);
        if (options.IsRange)
            return await RangeRun.RunAsync(command, ct);
        var context = new RunContext(RunInfo.Begin(new(options.Date!.Value, settings.TestMode), time), command);
        return options.Command switch
        {
            CommandName.Report => await ReportCommand.RunAsync(context, ct),
            CommandName.Notify => await NotifyCommand.RunAsync(context, ct),
            CommandName.Replay => await ReplayCommand.RunAsync(context, ct),
            _ when options.DryRun => await DryRunCommand.RunAsync(context, ct),
            _ => await SettleAsync(context, ct),
        };
    }

    /// <summary>Null where the operator leaves. What settles no day, or unsettles others, has no use for the calendar.</summary>
    private static async Task<Options?> AskAsync(
        Options options,
        AppSettings settings,
        Screen screen,
        TimeProvider time,
        CancellationToken ct
    )
    {
        if (settings.TestMode || settings.Database.ResetOnStart || options.DryRun)
            return await new DatePrompt(screen, time, calendar: null).AskAsync(options, ct);
        TimeSpan longest = screen.CanAsk ? LongestLook : LongestLookUnattended;
        using var lookup = new CalendarLookup(settings.Database, DateText.Today(time), longest);
        DayCalendar? calendar = await lookup.ResultAsync(why => screen.Warn(Strings.PromptNoCalendar.With(why)), ct);
        return await new DatePrompt(screen, time, calendar).AskAsync(options, ct);
    }

    private static async Task<ExitCode> SettleAsync(RunContext context, CancellationToken ct)
    {
        RunInfo run = context.Run;
        AppSettings settings = context.Settings;
        Screen screen = context.Screen;
        var record = new RunRecord(run);
        var stages = new StageRunner(context, record);
        using ApiFetcher fetcher = Toolbox.Fetcher(context);
        await using PostgresWriter writer = Toolbox.Writer(context);
        using SheetsReporter reporter = Toolbox.Reporter(context);
        SmtpNotifier notifier = Toolbox.Notifier(context);
        var day = new DayRun(context, record, fetcher, writer);
        DayReporter reports = Toolbox.DayReporter(context, reporter, paths => record.PagePath = paths[0]);
        string? sheetUrl = settings.Sheets.Enabled ? reporter.SpreadsheetUrl : null;
        context.Announce();
        try
        {
            if (await stages.RunAsync(Stage.Store, day.Progress.Line, LoadAsync, ct))
                await stages.ReportAsync(ReportAsync, ct);
            if (!settings.Smtp.Enabled)
                record.Mail = MailReceipt.Off;
            else if (record.Failure is not DayInWorkException)
                await stages.NotifyAsync(
                    addresses => writer.MailBeginsAsync(addresses, ct),
                    () => notifier.SendAsync(record.Summary(sheetUrl), ct),
                    ct
                );
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            record.Cancelled = true;
            context.Warn((record.Load is null ? Strings.InterruptedOld : Strings.InterruptedNew).With(run.Window));
        }
        await writer.EndAsync(record.End());
        ClosingReport.Show(context, record, sheetUrl);
        return record.ExitCode;

        async Task<long?> LoadAsync()
        {
            long? stored = await day.LoadAsync(ct);
            LoadedLines.Show(screen, run.Window, record.Load!.Totals);
            return stored;
        }

        async Task ReportAsync()
        {
            record.Day = await writer.DescribeAsync(record.Load!, ct);
            await writer.InTurnAsync(settings.Sheets, () => reports.ReportAsync(record.Day, ct), ct);
        }
    }
}

using EduEtl.Commands;
using EduEtl.Commands.Init;
using EduEtl.Days;
using EduEtl.Fetching;
using EduEtl.Logging;
using EduEtl.Notifying;
using EduEtl.Notifying.Smtp;
using EduEtl.Reporting;
using EduEtl.Reporting.Sheets;
using EduEtl.Runs;
using EduEtl.Runs.Ranges;
using EduEtl.Settings;
using EduEtl.Storage;
using EduEtl.Storage.Postgres;
using EduEtl.Terminal;
using EduEtl.Terminal.Arguments;

namespace EduEtl;

/// <summary>The story of a run: a date, the log, the platform's rows, the database, the sheet, the mail.</summary>
internal static class Program
{
    public static async Task<int> Main(string[] args)
    {
        ProcessEnvironment.Settle();
        using var interruption = new Interruption();
        using var monitor = new RunMonitor();
        Screen? screen = null;
        ExitCode code;
        try
        {
            screen = Screen.OfThisProcess();
            interruption.Overdue = () => screen.Warn(Strings.InterruptedOverdue);
            code = await RunAsync(args, screen, monitor, interruption.Token);
        }
        catch (OperationCanceledException) when (interruption.Token.IsCancellationRequested)
        {
            screen?.Warn(Strings.InterruptedBefore);
            code = ExitCode.Interrupted;
        }
        catch (Exception e)
        {
            code = LastResort.Tell(e, screen, monitor.HasBegun);
        }
        return (int)await monitor.EndAsync(code, screen);
    }

    private static async Task<ExitCode> RunAsync(string[] args, Screen screen, RunMonitor monitor, CancellationToken ct)
    {
        TimeProvider time = TimeProvider.System;
        var environment = SettingsRequest.OfProcess(EarlyArguments.Settings(args), SettingsSections.All);
        LanguageChoice.Apply(LanguageChoice.Resolve(environment, withFiles: !EarlyArguments.AskForHelp(args)));
        if (CommandLine.Read(args, screen, time) is not { } options)
            return ExitCode.Done;
        screen.BeQuiet(options.Quiet);
        SettingsRequest request = environment with { CommandLine = options.Settings, Sections = options.Sections };
        if (options.Command == CommandName.Init)
            return await SetUpAsync(request, screen, time, ct);
        if (CommandTable.IsWithoutLog(options.Command))
            return await CommandTable.RunWithoutLogAsync(request, options, screen, time, ct);
        AppSettings settings = SettingsLoader.Load(request);
        if (options is { IsRange: false, Date: null })
        {
            if (await DayQuestion.AskAsync(options, settings, screen, time, ct) is not { } answer)
                return ExitCode.Done;
            options = answer;
        }
        RangePlan.Refuse(options, settings);
        var redactor = Redactor.Of(settings);
        using var logs = LogRegistrar.Open(settings.Logs, redactor, time, screen.Warn);
        var context = RunContext.Begin(settings, options, screen, logs, redactor, time);
        monitor.Begin(context);
        if (options is { IsSettling: true, IsRange: true })
            return await RangeRun.RunAsync(context, ct);
        return options is { IsSettling: true, DryRun: false }
            ? await SettleAsync(context, ct)
            : await CommandTable.RunAsync(context, ct);
    }

    /// <summary>The settings, and what is to follow on them, as far as it goes well.</summary>
    private static async Task<ExitCode> SetUpAsync(
        SettingsRequest request,
        Screen screen,
        TimeProvider time,
        CancellationToken ct
    )
    {
        ExitCode code = ExitCode.Done;
        foreach (string[] args in await InitCommand.RunAsync(request, screen, time, ct))
        {
            screen.Line();
            using var monitor = new RunMonitor();
            if (code == ExitCode.Done)
                code = await RunAsync(args, screen, monitor, ct);
            await monitor.EndAsync(code, screen: null);
        }
        return code;
    }

    private static async Task<ExitCode> SettleAsync(RunContext context, CancellationToken ct)
    {
        var record = new RunRecord(context.Run);
        var stages = new StageRunner(context, record);
        using ApiFetcher fetcher = Toolbox.Fetcher(context);
        await using PostgresWriter writer = Toolbox.Writer(context);
        using SheetsReporter sheet = Toolbox.Reporter(context);
        SmtpNotifier notifier = Toolbox.Notifier(context);
        var day = new DayRun(context, fetcher, writer);
        var report = new ReportStage(context, sheet);
        context.Announce();
        if (await stages.RunAsync(Stage.Store, day.Progress.Line, () => day.LoadAsync(ct), ct) is { } load)
        {
            record.Loaded(load, day.Progress.Fetching);
            DoneLines.Loaded(context.Screen, context.Run.Window, load.Totals);
            record.Reported(await report.RunAsync(stages, () => ReportAsync(load), ct), context.Settings);
            record.PagePath = report.FirstPage;
        }
        if (!context.Settings.Smtp.Enabled)
            record.Mail = MailReceipt.Off;
        else if (record.Failure is not { DayIsInWork: true })
            record.Mail = await stages.RunAsync(Stage.Notify, () => Strings.LiveMail, NotifyAsync, ct);
        DoneLines.Mailed(context.Screen, record.Mail);
        if (record.Cancelled)
            context.Warn(record.Interruption);
        await writer.EndAsync(record.End());
        ClosingReport.Show(context, record, report.SheetUrl);
        return record.ExitCode;

        async Task<ReportReceipt> ReportAsync(LoadResult loaded)
        {
            record.Day = await writer.DescribeAsync(loaded, ct);
            await using SheetTurn turn = await writer.TurnAsync(context.Settings.Sheets, ct);
            return await report.WriteAsync(record.Day, writer.DescribeAllAsync, ct);
        }

        async Task<MailReceipt> NotifyAsync()
        {
            await writer.MailBeginsAsync(notifier.Begun, ct);
            return await notifier.SendAsync(record.Summary(report.SheetUrl), ct);
        }
    }
}

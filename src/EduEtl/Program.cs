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
        if (Invocation.Read(args, screen, TimeProvider.System) is not ({ } options, { } request))
            return ExitCode.Done;
        if (options.Command == CommandName.Init)
            return await FollowAsync(await InitCommand.RunAsync(request, screen, TimeProvider.System, ct), screen, ct);
        if (CommandTable.IsWithoutLog(options.Command))
            return await CommandTable.RunWithoutLogAsync(request, options, screen, TimeProvider.System, ct);
        AppSettings settings = SettingsLoader.Load(request);
        if (await DayQuestion.AskAsync(options, settings, screen, TimeProvider.System, ct) is not { } asked)
            return ExitCode.Done;
        RangePlan.Refuse(asked, settings);
        using var logs = LogRegistrar.Open(settings.Logs, Redactor.Of(settings), TimeProvider.System, screen.Warn);
        var context = new RunContext(settings, asked, screen, logs, TimeProvider.System);
        monitor.Begin(context);
        return asked is { IsSettling: true, IsRange: false, DryRun: false }
            ? await SettleAsync(context, ct)
            : await CommandTable.RunAsync(context, ct);
    }

    /// <summary>What the operator wants to follow on the settings, as far as it goes well.</summary>
    private static async Task<ExitCode> FollowAsync(string[][] commands, Screen screen, CancellationToken ct)
    {
        var left = new Queue<string[]>(commands);
        ExitCode code = ExitCode.Done;
        while (code == ExitCode.Done && left.TryDequeue(out string[]? args))
        {
            screen.Line();
            using var monitor = new RunMonitor();
            code = await RunAsync(args, screen, monitor, ct);
            await monitor.EndAsync(code, screen: null);
        }
        InitCommand.TellLeft(left, screen);
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
        record.Mail = await MailStage.RunAsync(context, stages, record.Failure, NotifyAsync, ct);
        await writer.EndAsync(record.End());
        ClosingReport.Show(context, record, report.SheetUrl);
        return record.ExitCode;

        async Task<ReportReceipt> ReportAsync(LoadResult loaded)
        {
            record.Day = await writer.DescribeAsync(loaded, ct);
            return await report.WriteAsync(record.Day, writer.Session, ct);
        }

        async Task<MailReceipt> NotifyAsync()
        {
            await writer.MailBeginsAsync(notifier.Begun, ct);
            return await notifier.SendAsync(record.Summary(report.SheetUrl), ct);
        }
    }
}

using EduEtl.Days;
using EduEtl.Fetching;
using EduEtl.Notifying;
using EduEtl.Reporting;
using EduEtl.Reporting.Page;
using EduEtl.Reporting.Sheets;
using EduEtl.Resources;
using EduEtl.Settings;
using EduEtl.Storage;

namespace EduEtl.Runs;

/// <summary>Puts the stages' objects together, for a run or for a command.</summary>
internal static class Toolbox
{
    public static ApiFetcher Fetcher(RunContext context) =>
        new(
            context.Settings.Api,
            context.Redactor.Redact,
            context.Time,
            context.Logger(nameof(ApiFetcher)),
            context.Retrying
        );

    public static PostgresWriter Writer(RunContext context) =>
        new(
            context.Settings.Database,
            context.Run,
            context.Settings.SomebodyIsTold,
            context.Time,
            context.Logger(nameof(PostgresWriter))
        );

    public static SheetsReporter Reporter(CommandContext context) =>
        new(context.Settings.Sheets, context.Time, context.Logger(nameof(SheetsReporter)), context.Retrying);

    /// <summary>Null where pages are off.</summary>
    public static PageFile? Page(CommandContext context) =>
        context.Settings.Reports is { Enabled: true } settings
            ? new(settings, context.Time, context.Logger(nameof(PageFile)))
            : null;

    /// <param name="context">Of the run or the command.</param>
    /// <param name="sheet">Used where the sheet is on.</param>
    /// <param name="onPages">Is told where the pages are.</param>
    public static DayReporter DayReporter(
        CommandContext context,
        SheetsReporter sheet,
        Action<IReadOnlyList<string>> onPages
    )
    {
        SheetsSettings settings = context.Settings.Sheets;
        return new(Page(context), settings.Enabled ? sheet : null, PagesWritten, SheetWritten);

        void PagesWritten(IReadOnlyList<string> paths)
        {
            onPages(paths);
            (string? first, string? last) = (Path.GetFileName(paths[0]), Path.GetFileName(paths[^1]));
            context.Screen.Done(
                Stage.Report,
                paths.Count == 1 ? Strings.DonePage.With(first) : Strings.DonePages.With(paths.Count, first, last)
            );
        }

        void SheetWritten() => context.Screen.Done(Stage.Report, Strings.DoneReport.With(settings.ReportTab));
    }

    public static SmtpNotifier Notifier(CommandContext context) =>
        new(context.Settings.Smtp, context.Time, context.Logger(nameof(SmtpNotifier)));

    public static RangeSession Ledger(CommandContext context) =>
        new(context.Settings.Database, context.Time, context.Logger(nameof(RangeSession)));
}

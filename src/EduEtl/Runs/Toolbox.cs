using EduEtl.Fetching;
using EduEtl.Notifying;
using EduEtl.Reporting;
using EduEtl.Reporting.Page;
using EduEtl.Reporting.Sheets;
using EduEtl.Storage;

namespace EduEtl.Runs;

/// <summary>Puts the stages' objects together, for a run or for a command.</summary>
internal static class Toolbox
{
    public static ApiFetcher Fetcher(RunContext context) =>
        new(context.Settings.Api, context.Redactor.Redact, context.Time, context.Logger(nameof(ApiFetcher)));

    public static PostgresWriter Writer(RunContext context) =>
        new(
            context.Settings.Database,
            context.Run,
            context.Settings.SomebodyIsTold,
            context.Time,
            context.Logger(nameof(PostgresWriter))
        );

    public static SheetsReporter Reporter(RunContext context) =>
        new(context.Settings.Sheets, context.Time, context.Logger(nameof(SheetsReporter)), context.Retrying);

    /// <summary>Null where pages are off.</summary>
    public static PageFile? Page(RunContext context) =>
        context.Settings.Reports is { Enabled: true } settings
            ? new(settings, context.Time, context.Logger(nameof(PageFile)))
            : null;

    public static DayReporter DayReporter(RunContext context, SheetsReporter sheet) =>
        new(Page(context), context.Settings.Sheets.Enabled ? sheet : null);

    /// <param name="to">In place of all that the settings name.</param>
    public static SmtpNotifier Notifier(RunContext context, IReadOnlyList<string>? to = null) =>
        new(
            context.Settings.Smtp with
            {
                To = to ?? context.Settings.Smtp.To,
            },
            context.Time,
            context.Logger(nameof(SmtpNotifier))
        );

    public static RangeSession RangeSession(RunContext context) =>
        new(context.Settings.Database, context.Time, context.Logger(nameof(RangeSession)));

    public static LoadedDay LoadedDay(RunContext context) =>
        new(context.Settings.Database, context.Run.Window.Day, context.Logger(nameof(LoadedDay)));
}

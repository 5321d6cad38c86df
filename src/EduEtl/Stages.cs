using EduEtl.Fetching;
using EduEtl.Notifying;
using EduEtl.Reporting;
using EduEtl.Storage;

namespace EduEtl;

/// <summary>Puts the stages' objects together, for a run or for a command.</summary>
internal static class Stages
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
        new(context.Settings.Database, context.Run, context.Time, context.Logger(nameof(PostgresWriter)));

    public static SheetsReporter Reporter(CommandContext context) =>
        new(context.Settings.Sheets, context.Time, context.Logger(nameof(SheetsReporter)), context.Retrying);

    public static SmtpNotifier Notifier(CommandContext context) =>
        new(context.Settings.Smtp, context.Time, context.Logger(nameof(SmtpNotifier)));

    public static RangeLedger Ledger(CommandContext context) =>
        new(context.Settings.Database, context.Time, context.Logger(nameof(RangeLedger)));
}

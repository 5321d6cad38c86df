using EduEtl.Days;
using EduEtl.Reporting;
using EduEtl.Reporting.Sheets;
using EduEtl.Storage;
using EduEtl.Storage.Postgres;

namespace EduEtl.Runs;

/// <summary>Stage 4 as the operator sees it: the pages, and then the sheet.</summary>
internal sealed class ReportStage(RunContext context, SheetsReporter sheet)
{
    public DayReporter Reports { get; } = Toolbox.DayReporter(context, sheet);

    /// <summary>Null where the sheet is off.</summary>
    public string? SheetUrl => context.Settings.Sheets.Enabled ? sheet.SpreadsheetUrl : null;

    /// <summary>Null before it is written, and where pages are off.</summary>
    public string? FirstPage => Reports.Pages is [{ } first, ..] ? first : null;

    /// <summary>Null where nobody is told of the day, and where the stage failed or was interrupted.</summary>
    public async Task<ReportReceipt?> RunAsync(
        StageRunner stages,
        Func<Task<ReportReceipt>> report,
        CancellationToken ct
    ) =>
        context.Settings.SomebodyIsTold
            ? await stages.RunAsync(Stage.Report, () => Strings.LiveReport, report, ct)
            : null;

    /// <summary>The page of the day, and what all days share.</summary>
    public async Task<ReportReceipt> WriteAsync(DayReport day, Session session, CancellationToken ct)
    {
        await using SheetTurn turn = await TurnAsync(session, ct);
        // The database tells of all days while the day's page is written.
        Task<DaysOverview>? days = OfAllDays(day, session, ct);
        Reports.WritePage(day);
        DoneLines.Pages(context.Screen, Reports.Pages);
        return await WriteSharedAsync(day, days, session, ct);
    }

    /// <summary>After the pages: their index, and the sheet.</summary>
    public async Task<ReportReceipt> WriteSharedAsync(DayReport newest, Session session, CancellationToken ct)
    {
        await using SheetTurn turn = await TurnAsync(session, ct);
        return await WriteSharedAsync(newest, OfAllDays(newest, session, ct), session, ct);
    }

    private async Task<ReportReceipt> WriteSharedAsync(
        DayReport newest,
        Task<DaysOverview>? days,
        Session session,
        CancellationToken ct
    )
    {
        if (days is not null)
            await Reports.WriteIndexAsync(days, ct);
        if (context.Settings.Sheets.Enabled)
            newest = newest with { ReportedBefore = await DayReportQuery.IsReportedAsync(session, newest.Run, ct) };
        ReportReceipt receipt = await Reports.WriteSheetAsync(newest, ct);
        if (receipt.SheetIsWritten)
            context.Screen.Done(Stage.Report, Strings.DoneReport.With(context.Settings.Sheets.ReportTab));
        if (receipt.SheetIsWritten && newest.Run.Window.TestMode)
            context.Screen.Line("  " + Strings.TestInSheet);
        return receipt;
    }

    private Task<SheetTurn> TurnAsync(Session session, CancellationToken ct) =>
        SheetTurn.TakeAsync(session, context.Settings.Sheets, context.Logger(nameof(SheetTurn)), ct);

    /// <summary>Null where no pages are written.</summary>
    private Task<DaysOverview>? OfAllDays(DayReport told, Session session, CancellationToken ct) =>
        Reports.HasPages
            ? DayReportQuery.ReadAllAsync(
                session,
                told.Run,
                DateText.Today(context.Time),
                context.Settings.Missed.Since,
                ct
            )
            : null;
}

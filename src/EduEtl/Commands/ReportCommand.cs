using EduEtl.Days;
using EduEtl.Reporting;
using EduEtl.Reporting.Sheets;
using EduEtl.Runs;
using EduEtl.Runs.Ranges;
using EduEtl.Settings;
using EduEtl.Storage;

namespace EduEtl.Commands;

/// <summary><c>eduetl report</c>: stage 4 alone, from what the database has.</summary>
internal static class ReportCommand
{
    public static async Task<ExitCode> RunAsync(RunContext context, CancellationToken ct)
    {
        AppSettings settings = context.Settings;
        if (!settings.Reported)
            throw LoadedDayStage.SwitchedOff(KnownSettings.Reports.Enabled);
        if (context.Options.IsRange)
            return await RangeRun.RunAsync(context, ct);
        await using LoadedDay day = Toolbox.LoadedDay(context);
        using SheetsReporter sheet = Toolbox.Reporter(context);
        var report = new ReportStage(context, sheet);
        var late = new LoadedDayStage(context, day);
        ReportReceipt? receipt = await late.RunAsync(Stage.Report, Strings.LiveReport, ReportAsync, ct);
        if (late.Failure is { Stage: Stage.Report } failure)
            await day.NoteReportAsync(ReportState.Failed, failure.Message);
        if (receipt is not { Failure: null })
            return late.End();
        await day.NoteReportAsync(settings.Sheets.Enabled ? ReportState.Done : ReportState.Off, error: null);
        late.Show([
            .. ClosingReport.Pages(context, Strings.PlacePage, report.FirstPage),
            [Strings.PlaceSheet, report.SheetUrl ?? Strings.PlaceOff],
        ]);
        return late.End();

        async Task<ReportReceipt> ReportAsync()
        {
            DayReport described = await day.DescribeAsync(context.Run, ct);
            return await report.WriteAsync(described, day.Session, ct);
        }
    }
}

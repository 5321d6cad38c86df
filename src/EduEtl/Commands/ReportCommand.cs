using EduEtl.Days;
using EduEtl.Reporting;
using EduEtl.Reporting.Sheets;
using EduEtl.Resources;
using EduEtl.Runs;
using EduEtl.Settings;
using EduEtl.Shared;
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
        await using var day = new LoadedDay(
            settings.Database,
            context.Run.Window.Day,
            context.Logs.Logger(nameof(LoadedDay))
        );
        using SheetsReporter reporter = Toolbox.Reporter(context);
        var late = new LoadedDayStage(context, day);
        return await late.RunAsync(Stage.Report, Strings.LiveReport, ReportAsync, ct);

        async Task ReportAsync()
        {
            string? path = null;
            try
            {
                DayReport report = await day.DescribeAsync(context.Run, ct);
                DayReporter reports = Toolbox.DayReporter(context, reporter, written => path = written[0]);
                await day.InTurnAsync(settings.Sheets, () => reports.ReportAsync(report, ct), ct);
            }
            catch (ExpectedException e)
            {
                await day.NoteReportAsync(ReportState.Failed, e.Message);
                throw;
            }
            bool sheet = settings.Sheets.Enabled;
            await day.NoteReportAsync(sheet ? ReportState.Done : ReportState.Off, error: null);
            late.Show([
                .. ClosingReport.Pages(context, Strings.PlacePage, path),
                [Strings.PlaceSheet, sheet ? reporter.SpreadsheetUrl : Strings.PlaceOff],
            ]);
        }
    }
}

using EduEtl.Reporting;
using EduEtl.Resources;
using EduEtl.Settings;
using EduEtl.Storage;

namespace EduEtl.Commands;

/// <summary><c>eduetl report</c>: stage 4 alone, from what the database has.</summary>
internal static class ReportCommand
{
    public static async Task<ExitCode> RunAsync(RunContext context, CancellationToken ct)
    {
        AppSettings settings = context.Settings;
        if (!settings.Sheets.Enabled)
            throw LateStage.SwitchedOff("Sheets:Enabled");
        await using var day = new CommittedDay(
            settings.Database,
            context.Run.Window.Day,
            context.Logs.Logger(nameof(CommittedDay))
        );
        using SheetsReporter reporter = Stages.Reporter(context);
        var late = new LateStage(context, day);
        return await late.RunAsync(Stage.Report, Strings.LiveReport, ReportAsync, ct);

        async Task ReportAsync()
        {
            await WriteAsync();
            await day.NoteReportAsync(ReportState.Done, error: null);
            string done = Strings.DoneReport.With(settings.Sheets.ReportTab);
            context.Screen.Done(Stage.Report, done);
            late.Show([
                [Strings.PlaceSheet, reporter.SpreadsheetUrl],
            ]);
        }

        async Task WriteAsync()
        {
            try
            {
                await reporter.ReportAsync(await day.DescribeAsync(context.Run, ct), ct);
            }
            catch (ExpectedException e)
            {
                await day.NoteReportAsync(ReportState.Failed, e.Message);
                throw;
            }
        }
    }
}

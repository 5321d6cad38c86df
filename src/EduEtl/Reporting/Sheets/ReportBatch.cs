using EduEtl.Days;
using EduEtl.Settings;
using Google.Apis.Sheets.v4.Data;

namespace EduEtl.Reporting.Sheets;

/// <summary>The one batch of a report: its tabs, one after the other.</summary>
internal static class ReportBatch
{
    public static IList<Request> Of(
        IList<Sheet> sheets,
        SheetsSettings settings,
        DayReport report,
        DateTimeOffset preparedAt
    ) =>
        [
            .. DayTab.Requests(
                sheets,
                settings.ReportTab,
                ReportLines.Of(report.Run, report.Totals, report.Statistics, preparedAt)
            ),
            .. HistoryTab.Requests(sheets, settings.HistoryTab, report),
            .. TasksTab.Requests(sheets, settings.TasksTab, report),
        ];
}

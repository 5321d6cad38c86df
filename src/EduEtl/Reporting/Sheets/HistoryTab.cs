using EduEtl.Days;
using EduEtl.Settings;
using Google.Apis.Sheets.v4.Data;

namespace EduEtl.Reporting.Sheets;

/// <summary>
/// The history tab: a row for each day that the ledger knows, found again by its date wherever it has got to, so that
/// what a person keeps beside it stays with its day. Days that the sheet alone knows stay as they are.
/// </summary>
internal static class HistoryTab
{
    private const int FrozenRows = 1;

    public static IEnumerable<Request> Requests(IList<Sheet> sheets, string title, TabPlace day, DayReport report)
    {
        var tab = TabPlace.Of(sheets, title, $"Sheets:{nameof(SheetsSettings.HistoryTab)}");
        var found = HistoryRows.Read(tab.Found);
        // A test's first hour is no day, and must not take the place of one.
        IEnumerable<DayFigures> days = report.Run.Window.TestMode ? report.History.SkipLast(1) : report.History;
        var plan = HistoryPlan.Of(found, [.. days]);
        bool first = found.Days.Count == 0;
        return
        [
            .. tab.Prepare(plan.RowsBeforeInsertions, HistoryColumns.Columns, new() { FrozenRowCount = FrozenRows }),
            .. first ? HistoryColumns.Sizes(tab.Id, plan.HeadRow) : [],
            .. plan.Insertions.Select(rows => Insert(tab.Id, rows, plan)),
            HistoryColumns.WriteHead(tab.Id, plan.HeadRow, withLook: first),
            .. plan.Blocks().SelectMany(block => HistoryColumns.Write(tab.Id, block)),
            .. HistoryCharts.Requests(day, tab, plan, first),
        ];
    }

    private static Request Insert(int tab, RowInsertion rows, HistoryPlan plan) =>
        TabRequests.InsertRows(tab, rows.Row, rows.Count, likeTheRowBefore: rows.Row > plan.FirstRow);
}

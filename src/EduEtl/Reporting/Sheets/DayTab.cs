using EduEtl.Settings;
using Google.Apis.Sheets.v4.Data;

namespace EduEtl.Reporting.Sheets;

/// <summary>The day's tab: the block of columns A and B. What others keep elsewhere in it is not touched.</summary>
internal static class DayTab
{
    private const int Columns = 2;

    /// <summary>Rows that stay in sight; set once, when the tab is made.</summary>
    private const int FrozenRows = 2;

    public static IEnumerable<Request> Requests(IList<Sheet> sheets, string title, IList<RowData> lines)
    {
        var tab = TabPlace.Of(sheets, title, $"Sheets:{nameof(SheetsSettings.ReportTab)}");
        GridProperties whenMade = new() { FrozenRowCount = FrozenRows, HideGridlines = true };
        return
        [
            .. tab.Prepare(lines.Count, Columns, whenMade),
            TabRequests.Width(tab.Id, column: 0, pixels: 280),
            TabRequests.Width(tab.Id, column: 1, pixels: 290),
            TabRequests.Write(TabRequests.Block(tab.Id, 0, lines.Count, 0, Columns), lines, TabRequests.ValuesAndLook),
        ];
    }
}

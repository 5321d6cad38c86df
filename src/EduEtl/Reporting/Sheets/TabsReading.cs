using System.Net;
using EduEtl.Settings;
using Google;
using Google.Apis.Sheets.v4.Data;

namespace EduEtl.Reporting.Sheets;

/// <summary>
/// Reads the report's tabs, and the cells of the history. One request does it where the tabs are; where one is missing
/// Google refuses a request that names it, so that before the first report the tabs are looked for without cells.
/// </summary>
internal static class TabsReading
{
    /// <param name="expected">Whether the tabs should be there: a report was written before.</param>
    public static async Task<IList<Sheet>> ReadAsync(
        SheetsConnection sheets,
        SheetsSettings settings,
        bool expected,
        CancellationToken ct
    )
    {
        if (expected)
        {
            try
            {
                return await sheets.ReadTabsAsync(
                    [Cell(settings.ReportTab), Whole(settings.HistoryTab), Cell(settings.TasksTab)],
                    ct
                );
            }
            catch (GoogleApiException e) when (e.HttpStatusCode == HttpStatusCode.BadRequest)
            {
                // Somebody took a tab away or gave it another title.
            }
        }
        IList<Sheet> all = await sheets.ReadTabsAsync([], ct);
        if (TabPlace.Find(all, settings.HistoryTab) is not { Properties.SheetType: null or "GRID" } history)
            return all;
        IList<Sheet> cells = await sheets.ReadTabsAsync([Whole(history.Properties.Title)], ct);
        return [.. all.Where(sheet => sheet != history), .. cells];
    }

    private static string Whole(string title) => $"'{title.Replace("'", "''", StringComparison.Ordinal)}'";

    private static string Cell(string title) => $"{Whole(title)}!A1";
}

using System.Net;
using EduEtl.Settings;
using Google;
using Google.Apis.Sheets.v4.Data;

namespace EduEtl.Reporting.Sheets;

/// <summary>Where a tab of the report is, or where it is going to be.</summary>
/// <param name="Found">Null where the tab has to be made.</param>
internal sealed record TabPlace(int Id, string Title, Sheet? Found)
{
    /// <param name="setting">That gave the title.</param>
    /// <exception cref="ExpectedException">The tab is no grid.</exception>
    public static TabPlace Of(IList<Sheet> sheets, string title, string setting)
    {
        Sheet? found = Find(sheets, title);
        if (found is null)
            return new(FreeId(sheets, title), title, null);
        return found.Properties.SheetType is null or "GRID"
            ? new(found.Properties.SheetId ?? 0, title, found)
            : throw new ExpectedException(
                ExitCode.ReportFailed,
                Strings.ReportTabIsNoGrid.With(title),
                Strings.ReportTabIsNoGridRemedy.With(setting)
            );
    }

    /// <summary>Sheets itself holds titles that differ in case only for the same.</summary>
    public static Sheet? Find(IList<Sheet> sheets, string title) =>
        sheets.FirstOrDefault(sheet =>
            string.Equals(sheet.Properties.Title, title, StringComparison.OrdinalIgnoreCase)
        );

    /// <summary>Makes the tab, or enlarges it where need be.</summary>
    public IEnumerable<Request> Prepare(int rows, int columns, GridProperties whenMade)
    {
        if (Found is null)
        {
            whenMade.RowCount = Math.Max(1000, rows);
            whenMade.ColumnCount = Math.Max(26, columns);
            SheetProperties made = new()
            {
                SheetId = Id,
                Title = Title,
                GridProperties = whenMade,
            };
            yield return new() { AddSheet = new() { Properties = made } };
        }
        else if (Found.Properties.GridProperties is { } grid && (grid.RowCount < rows || grid.ColumnCount < columns))
        {
            GridProperties grown = new()
            {
                RowCount = Math.Max(grid.RowCount ?? 0, rows),
                ColumnCount = Math.Max(grid.ColumnCount ?? 0, columns),
            };
            yield return new()
            {
                UpdateSheetProperties = new()
                {
                    Properties = new() { SheetId = Id, GridProperties = grown },
                    Fields = "gridProperties(rowCount,columnCount)",
                },
            };
        }
    }

    /// <summary>
    /// The same title gives the same id, so that a batch that is sent again after its answer was lost cannot make a
    /// second tab.
    /// </summary>
    private static int FreeId(IList<Sheet> sheets, string title)
    {
        var taken = sheets.Select(sheet => sheet.Properties.SheetId ?? 0).ToHashSet();
        int id = title.Aggregate(17, (hash, c) => ((hash * 31) + c) & int.MaxValue);
        while (taken.Contains(id))
            id = (id + 1) & int.MaxValue;
        return id;
    }
}

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

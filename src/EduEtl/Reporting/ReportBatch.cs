using EduEtl.Resources;
using Google.Apis.Sheets.v4.Data;

namespace EduEtl.Reporting;

/// <summary>
/// The one batch of a report: makes the tab or enlarges it where need be, and writes the block of columns A and B. What
/// others keep elsewhere, in the tab or in the file, is not touched.
/// </summary>
internal static class ReportBatch
{
    private const int Columns = 2;

    /// <summary>Rows that stay in sight; set once, when the tab is made.</summary>
    private const int FrozenRows = 2;

    public static IList<Request> Of(IList<Sheet> sheets, string title, IList<RowData> lines)
    {
        // Sheets itself holds titles that differ in case only for the same.
        SheetProperties? tab = sheets
            .Select(sheet => sheet.Properties)
            .FirstOrDefault(found => string.Equals(found.Title, title, StringComparison.OrdinalIgnoreCase));
        if (tab is not null && tab.SheetType is not (null or "GRID"))
        {
            throw new ExpectedException(
                ExitCode.ReportFailed,
                Strings.ReportTabIsNoGrid.With(title),
                Strings.ReportTabIsNoGridRemedy
            );
        }
        int id = tab?.SheetId ?? (tab is null ? FreeId(sheets, title) : 0);
        List<Request> requests = [];
        if (tab is null)
        {
            requests.Add(Add(id, title));
        }
        else if (tab.GridProperties is { } grid && (grid.RowCount < lines.Count || grid.ColumnCount < Columns))
        {
            requests.Add(Enlarge(id, grid, lines.Count));
        }
        requests.Add(Width(id, column: 0, pixels: 280));
        requests.Add(Width(id, column: 1, pixels: 290));
        requests.Add(Write(id, lines));
        return requests;
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
        {
            id = (id + 1) & int.MaxValue;
        }
        return id;
    }

    private static Request Add(int id, string title) =>
        new()
        {
            AddSheet = new()
            {
                Properties = new()
                {
                    SheetId = id,
                    Title = title,
                    GridProperties = new()
                    {
                        RowCount = 1000,
                        ColumnCount = 26,
                        FrozenRowCount = FrozenRows,
                        HideGridlines = true,
                    },
                },
            },
        };

    private static Request Enlarge(int id, GridProperties grid, int rows) =>
        new()
        {
            UpdateSheetProperties = new()
            {
                Properties = new()
                {
                    SheetId = id,
                    GridProperties = new()
                    {
                        RowCount = Math.Max(grid.RowCount ?? 0, rows),
                        ColumnCount = Math.Max(grid.ColumnCount ?? 0, Columns),
                    },
                },
                Fields = "gridProperties(rowCount,columnCount)",
            },
        };

    private static Request Width(int id, int column, int pixels) =>
        new()
        {
            UpdateDimensionProperties = new()
            {
                Range = new()
                {
                    SheetId = id,
                    Dimension = "COLUMNS",
                    StartIndex = column,
                    EndIndex = column + 1,
                },
                Properties = new() { PixelSize = pixels },
                Fields = "pixelSize",
            },
        };

    private static Request Write(int id, IList<RowData> lines) =>
        new()
        {
            UpdateCells = new()
            {
                Range = new()
                {
                    SheetId = id,
                    StartRowIndex = 0,
                    EndRowIndex = lines.Count,
                    StartColumnIndex = 0,
                    EndColumnIndex = Columns,
                },
                Rows = lines,
                Fields = "userEnteredValue,userEnteredFormat",
            },
        };
}

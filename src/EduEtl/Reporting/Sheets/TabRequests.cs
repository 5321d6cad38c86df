using Google.Apis.Sheets.v4.Data;

namespace EduEtl.Reporting.Sheets;

/// <summary>The requests that the report's tabs are made of.</summary>
internal static class TabRequests
{
    public const string Values = "userEnteredValue";

    public const string ValuesAndLinks = "userEnteredValue,userEnteredFormat.textFormat.link";

    public const string ValuesAndLook = "userEnteredValue,userEnteredFormat";

    public static Request Width(int tab, int column, int pixels) => Size(Dimension(tab, "COLUMNS", column, 1), pixels);

    public static Request Height(int tab, int row, int pixels) => Size(Dimension(tab, "ROWS", row, 1), pixels);

    public static Request InsertRows(int tab, int row, int count, bool likeTheRowBefore) =>
        new()
        {
            InsertDimension = new()
            {
                Range = Dimension(tab, "ROWS", row, count),
                InheritFromBefore = likeTheRowBefore,
            },
        };

    /// <summary>What the lines do not fill of the block is emptied.</summary>
    public static Request Write(GridRange block, IList<RowData> lines, string fields) =>
        new()
        {
            UpdateCells = new()
            {
                Range = block,
                Rows = lines,
                Fields = fields,
            },
        };

    /// <summary>One look for the whole block; what the cells hold stays.</summary>
    public static Request Look(GridRange block, CellFormat look) =>
        new()
        {
            RepeatCell = new()
            {
                Range = block,
                Cell = new() { UserEnteredFormat = look },
                Fields = "userEnteredFormat",
            },
        };

    public static GridRange Block(int tab, int row, int rows, int column, int columns) =>
        new()
        {
            SheetId = tab,
            StartRowIndex = row,
            EndRowIndex = row + rows,
            StartColumnIndex = column,
            EndColumnIndex = column + columns,
        };

    private static Request Size(DimensionRange range, int pixels) =>
        new()
        {
            UpdateDimensionProperties = new()
            {
                Range = range,
                Properties = new() { PixelSize = pixels },
                Fields = "pixelSize",
            },
        };

    private static DimensionRange Dimension(int tab, string dimension, int start, int count) =>
        new()
        {
            SheetId = tab,
            Dimension = dimension,
            StartIndex = start,
            EndIndex = start + count,
        };
}

using System.Text.Json.Nodes;

namespace EduEtl.Sandbox.Sheets;

/// <summary>The spreadsheet as a person would see it, at one moment; for a page that draws it and for tests.</summary>
internal sealed record SpreadsheetState(string Title, string Url, string Locale, IReadOnlyList<TabState> Tabs)
{
    public TabState Tab(string title) => Tabs.First(tab => tab.Title == title);
}

/// <param name="ColumnWidths">Pixels of every column of the grid; 0 where the column is hidden.</param>
/// <param name="RowHeights">Pixels of the rows that differ from 21, by row.</param>
/// <param name="Cells">Cells that hold or look like anything, row by row; the rest is empty.</param>
internal sealed record TabState(
    int Id,
    string Title,
    bool Hidden,
    string? TabColor,
    int Rows,
    int Columns,
    int FrozenRows,
    int FrozenColumns,
    bool HideGridlines,
    IReadOnlyList<int> ColumnWidths,
    IReadOnlyDictionary<int, int> RowHeights,
    IReadOnlyList<CellState> Cells,
    IReadOnlyList<ChartState> Charts
)
{
    /// <summary>A cell by its A1 name; null where it is empty.</summary>
    public CellState? Cell(string a1) => Cells.FirstOrDefault(cell => cell.A1 == a1);
}

/// <param name="Value">double, string, bool, or null; a formula is in Formula alone.</param>
/// <param name="Text">What the cell shows.</param>
/// <param name="Format">What was set of the format, in Google's shape; see <see cref="CellLook"/> for drawing.</param>
internal sealed record CellState(
    int Row,
    int Column,
    object? Value,
    string Text,
    string? Formula,
    string? Note,
    CellLook Look,
    JsonObject Format
)
{
    public string A1 => Sheets.A1.Cell(Row, Column);
}

/// <summary>How to draw a cell: colours as #rrggbb, alignments LEFT, CENTER, RIGHT and TOP, MIDDLE, BOTTOM.</summary>
internal sealed record CellLook(
    bool Bold,
    bool Italic,
    int FontSize,
    string? Foreground,
    string? Background,
    string HorizontalAlignment,
    string VerticalAlignment,
    bool Wraps
);

/// <param name="Type">LINE, COLUMN, BAR, AREA, COMBO ...</param>
/// <param name="Axes">Those that the specification says something of.</param>
/// <param name="Labels">What runs along the axis, as shown in the cells.</param>
internal sealed record ChartState(
    int Id,
    string Title,
    string? Subtitle,
    string Type,
    int AnchorRow,
    int AnchorColumn,
    int OffsetX,
    int OffsetY,
    int Width,
    int Height,
    string? LegendPosition,
    bool Stacked,
    IReadOnlyList<AxisState> Axes,
    IReadOnlyList<string> Labels,
    IReadOnlyList<SeriesState> Series
);

/// <param name="Type">Of this series in a COMBO chart, else the chart's.</param>
/// <param name="Percent">Whether its first number shows as a percentage.</param>
/// <param name="Values">Null where the cell holds no number.</param>
internal sealed record SeriesState(
    string Name,
    string Type,
    string? Color,
    string? Axis,
    bool Percent,
    IReadOnlyList<double?> Values
);

/// <param name="Position">BOTTOM_AXIS, LEFT_AXIS or RIGHT_AXIS.</param>
/// <param name="Most">Where the axis ends, if that is said.</param>
internal sealed record AxisState(string Position, string? Title, double? Most);

using EduEtl.Sandbox.Sheets;
using EduEtl.Shared;

namespace EduEtl.Sandbox.Page;

/// <summary>A tab of the spreadsheet as a person would see it.</summary>
internal static class SheetView
{
    private const int MostRows = 2000;
    private const int Letters = 24; // height of the row of column letters, as in page.css
    private const int Numbers = 46; // width of the column of row numbers

    /// <param name="tabId">Null or unknown: the first tab that holds anything.</param>
    public static Html Render(SpreadsheetState book, int? tabId)
    {
        List<TabState> tabs = [.. book.Tabs.Where(tab => !tab.Hidden)];
        TabState shown =
            tabs.FirstOrDefault(tab => tab.Id == tabId) ?? tabs.FirstOrDefault(tab => tab.Cells.Count > 0) ?? tabs[0];
        return Html.Of(
            $"""
            <section class="sheet">
            <h1>{book.Title}</h1>
            <div class="grid">{Grid(shown)}</div>
            <nav class="tabs">{tabs.Select(tab => Tab(tab, tab == shown))}</nav>
            </section>
            """
        );
    }

    private static Html Tab(TabState tab, bool current)
    {
        Html style = tab.TabColor is null ? Html.Nothing : Html.Of($" style=\"border-bottom-color:{tab.TabColor}\"");
        Html mark = current ? new Html(" aria-current=\"page\"") : Html.Nothing;
        return Html.Of($"<a href=\"/sheet/{tab.Id}\"{mark}{style}>{tab.Title}</a>");
    }

    private static Html Grid(TabState tab)
    {
        int columns = Math.Min(tab.Columns, Math.Max(LastColumn(tab) + 3, 14));
        int rows = Math.Min(Math.Min(tab.Rows, MostRows), Math.Max(LastRow(tab) + 4, 30));
        int width = Numbers + tab.ColumnWidths.Take(columns).Sum();
        ILookup<int, CellState> cells = tab.Cells.ToLookup(cell => cell.Row);
        Html classes = new(tab.HideGridlines ? "plain" : "");
        return Html.Of(
            $"""
            <table class="{classes}" style="width:{width}px">
            <colgroup><col style="width:{Numbers}px">{tab.ColumnWidths.Take(columns).Select(w =>
                Html.Of($"<col style=\"width:{w}px\">")
            )}</colgroup>
            <thead><tr><th class="corner"></th>{Enumerable.Range(0, columns).Select(c =>
                Html.Of($"<th>{A1.Column(c)}</th>")
            )}</tr></thead>
            <tbody>{Enumerable.Range(0, rows).Select(row => Row(tab, row, columns, cells[row]))}</tbody>
            </table>{tab.Charts.Select(chart => Chart(tab, chart))}
            """
        );
    }

    private static Html Row(TabState tab, int row, int columns, IEnumerable<CellState> cells)
    {
        var byColumn = cells.ToDictionary(cell => cell.Column);
        Html Cell(int column) => SheetCell.Render(column, byColumn, Stick(tab, row, column));
        var head = Html.Of($"<th style=\"{Top(tab, row)}\">{row + 1}</th>");
        Html last = new(row + 1 == tab.FrozenRows ? " class=\"frozen\"" : "");
        return Html.Of(
            $"<tr{last} style=\"height:{Height(tab, row)}px\">{head}{Enumerable.Range(0, columns).Select(Cell)}</tr>"
        );
    }

    private static Html Chart(TabState tab, ChartState chart)
    {
        int left = Numbers + tab.ColumnWidths.Take(chart.AnchorColumn).Sum() + chart.OffsetX;
        int top = Letters + Heights(tab, chart.AnchorRow) + chart.OffsetY;
        var place = Html.Of($"left:{left}px;top:{top}px;width:{chart.Width}px;height:{chart.Height}px");
        return Html.Of($"<figure style=\"{place}\">{ChartView.Render(chart)}</figure>");
    }

    // Frozen rows and columns stay where they are while the rest scrolls.
    private static Html Stick(TabState tab, int row, int column) =>
        column < tab.FrozenColumns
            ? Html.Of($"{Top(tab, row)}position:sticky;left:{Numbers + tab.ColumnWidths.Take(column).Sum()}px;")
            : Top(tab, row);

    private static Html Top(TabState tab, int row) =>
        row < tab.FrozenRows
            ? Html.Of($"position:sticky;top:{Letters + Heights(tab, row)}px;z-index:2;")
            : Html.Nothing;

    private static int Height(TabState tab, int row) => tab.RowHeights.GetValueOrDefault(row, 21);

    private static int Heights(TabState tab, int rows) => Enumerable.Range(0, rows).Sum(row => Height(tab, row));

    private static int LastRow(TabState tab) =>
        Math.Max(Last(tab.Cells.Select(cell => cell.Row)), Last(tab.Charts.Select(c => c.AnchorRow + (c.Height / 21))));

    private static int LastColumn(TabState tab) =>
        Math.Max(
            Last(tab.Cells.Select(cell => cell.Column)),
            Last(tab.Charts.Select(c => c.AnchorColumn + (c.Width / 100)))
        );

    private static int Last(IEnumerable<int> indexes) => indexes.DefaultIfEmpty(-1).Max();
}

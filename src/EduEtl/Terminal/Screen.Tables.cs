using Spectre.Console;

namespace EduEtl.Terminal;

internal sealed partial class Screen
{
    private const string Gap = "  ";

    /// <summary>A table: framed at a terminal, aligned columns elsewhere. Columns after the first two stand right.</summary>
    public void Table(IReadOnlyList<string> heads, IReadOnlyList<string[]> rows, int leftColumns)
    {
        if (!IsTerminal)
        {
            PlainTable(
                [
                    [.. heads],
                    .. rows,
                ],
                leftColumns
            );
            return;
        }
        Table table = new Table().Border(TableBorder.Rounded).BorderStyle(new Style(Color.Grey));
        for (int i = 0; i < heads.Count; i++)
        {
            var head = new Text(heads[i], new Style(decoration: Decoration.Bold));
            table.AddColumn(new TableColumn(head) { Alignment = i < leftColumns ? Justify.Left : Justify.Right });
        }
        foreach (string[] row in rows)
            table.AddRow(row.Select(cell => new Text(cell)));
        _live.Write(table);
    }

    /// <summary>Labels on the left, one or more texts beside them.</summary>
    public void Pairs(IReadOnlyList<string[]> pairs) => PlainTable(pairs, leftColumns: int.MaxValue);

    /// <summary>Labels on the left, figures in a column that ends on the right.</summary>
    public void Figures(IReadOnlyList<string[]> pairs) => PlainTable(pairs, leftColumns: 1);

    /// <summary>A table without a frame, for more columns than frames leave room for.</summary>
    public void Columns(IReadOnlyList<string> heads, IReadOnlyList<string[]> rows, int leftColumns) =>
        PlainTable(
            [
                [.. heads],
                .. rows,
            ],
            leftColumns
        );

    private void PlainTable(IReadOnlyList<string[]> rows, int leftColumns)
    {
        int[] widths = [.. Enumerable.Range(0, rows[0].Length).Select(i => rows.Max(row => row[i].Length))];
        foreach (string[] row in rows)
        {
            IEnumerable<string> cells = row.Select(
                (cell, i) => i < leftColumns ? cell.PadRight(widths[i]) : cell.PadLeft(widths[i])
            );
            Line((Gap + string.Join(Gap, cells)).TrimEnd());
        }
    }
}

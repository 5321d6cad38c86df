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
            PlainTable([.. rows.Prepend(heads.ToArray())], leftColumns);
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

    /// <summary>
    /// A table without a frame, for more columns than frames leave room for. The last ones are left out where the terminal
    /// has no room for them.
    /// </summary>
    public void Columns(IReadOnlyList<string> heads, IReadOnlyList<string[]> rows, int leftColumns)
    {
        string[][] all = [.. rows.Prepend(heads.ToArray())];
        int[] widths = Widths(all);
        int shown = heads.Count;
        while (shown > leftColumns && widths.Take(shown).Sum(width => Gap.Length + width) >= (Width ?? int.MaxValue))
            shown--;
        PlainTable([.. all.Select(row => row[..shown])], leftColumns);
    }

    private static int[] Widths(IReadOnlyList<string[]> rows) =>
        [.. Enumerable.Range(0, rows[0].Length).Select(i => rows.Max(row => row[i].Length))];

    private void PlainTable(IReadOnlyList<string[]> rows, int leftColumns)
    {
        int[] widths = Widths(rows);
        foreach (string[] row in rows)
        {
            IEnumerable<string> cells = row.Select(
                (cell, i) => i < leftColumns ? cell.PadRight(widths[i]) : cell.PadLeft(widths[i])
            );
            Line((Gap + string.Join(Gap, cells)).TrimEnd());
        }
    }
}

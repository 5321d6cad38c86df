using System.Text.Json.Nodes;

namespace EduEtl.Sandbox.Sheets;

/// <summary>A rectangle of cells inside a tab's grid: 0-based, half-open.</summary>
internal readonly record struct Block(Tab Tab, int Row, int Column, int EndRow, int EndColumn)
{
    public int Rows => EndRow - Row;

    public int Columns => EndColumn - Column;

    /// <summary>Resolves a GridRange; absent bounds are those of the grid.</summary>
    public static Block Of(Workbook book, JsonObject? range)
    {
        Tab tab = TabOf(book, range.Int("sheetId"));
        var block = new Block(
            tab,
            range.Int("startRowIndex") ?? 0,
            range.Int("startColumnIndex") ?? 0,
            range.Int("endRowIndex") ?? tab.Rows,
            range.Int("endColumnIndex") ?? tab.Columns
        );
        return block.Checked();
    }

    public static Tab TabOf(Workbook book, int? id) =>
        book.Find(id ?? 0) ?? throw SheetsError.Invalid($"No grid with id: {id ?? 0}");

    public Block Checked()
    {
        if (Row < 0 || Column < 0 || EndRow < Row || EndColumn < Column)
            throw SheetsError.Invalid($"Invalid range: rows {Row} to {EndRow}, columns {Column} to {EndColumn}.");
        if (EndRow > Tab.Rows || EndColumn > Tab.Columns)
        {
            string limits = $"Max rows: {Tab.Rows}, max columns: {Tab.Columns}";
            throw SheetsError.Invalid($"Range ({A1.Write(this)}) exceeds grid limits. {limits}");
        }
        return this;
    }

    public IEnumerable<(int Row, int Column)> Cells()
    {
        for (int row = Row; row < EndRow; row++)
        {
            for (int column = Column; column < EndColumn; column++)
                yield return (row, column);
        }
    }
}

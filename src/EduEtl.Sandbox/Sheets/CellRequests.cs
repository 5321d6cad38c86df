using System.Text.Json.Nodes;

namespace EduEtl.Sandbox.Sheets;

/// <summary>Requests on the content and the look of cells.</summary>
internal static class CellRequests
{
    private const int TextLimit = 50_000;

    public static JsonObject? Update(Workbook book, JsonObject request)
    {
        FieldMask mask = Batch.MaskOf(request, "CellData");
        List<List<JsonObject>> rows = [.. request.Objects("rows").Select(row => row.Objects("values").ToList())];
        JsonObject? start = request.Object("start");
        if (start is null == request.Object("range") is null)
            throw SheetsError.Invalid("Exactly one of 'start' and 'range' must be set.");
        Block block = start is null ? Block.Of(book, request.Object("range")) : From(book, start, rows);
        if (rows.Count > block.Rows)
            throw Beyond("row", block.Row + rows.Count - 1, block.EndRow - 1);
        for (int row = 0; row < block.Rows; row++)
        {
            List<JsonObject> cells = row < rows.Count ? rows[row] : [];
            if (cells.Count > block.Columns)
                throw Beyond("column", block.Column + cells.Count - 1, block.EndColumn - 1);
            // A start touches the given cells only; a range clears what the rows do not reach.
            int count = start is null ? block.Columns : cells.Count;
            for (int column = 0; column < count; column++)
            {
                JsonObject? cell = column < cells.Count ? cells[column] : null;
                Write(block.Tab, block.Row + row, block.Column + column, cell, mask);
            }
        }
        return null;
    }

    public static JsonObject? Repeat(Workbook book, JsonObject request)
    {
        FieldMask mask = Batch.MaskOf(request, "CellData");
        var block = Block.Of(book, request.Object("range"));
        JsonObject cell = request.Object("cell") ?? [];
        if (cell.Object("userEnteredValue")?.Text("formulaValue") is not null && block.Rows * block.Columns > 1)
            throw SheetsError.NotImplemented("a repeated formula");
        foreach ((int row, int column) in block.Cells())
        {
            Write(block.Tab, row, column, cell, mask);
        }
        return null;
    }

    private static void Write(Tab tab, int row, int column, JsonObject? cell, FieldMask mask)
    {
        Check(cell);
        JsonObject written = mask.Write(tab.Cells.GetValueOrDefault((row, column)), cell, "CellData");
        if (written.Object("userEnteredValue")?.Text("stringValue") is "")
            written.Remove("userEnteredValue");
        tab.Put(row, column, written);
    }

    private static void Check(JsonObject? cell)
    {
        if (cell.Object("userEnteredValue") is { } value)
        {
            if (value.Count != 1 || value.ContainsKey("errorValue"))
                throw SheetsError.Invalid("A userEnteredValue must be one of number, string, bool and formula.");
            if ((value.Text("stringValue") ?? value.Text("formulaValue"))?.Length > TextLimit)
                throw SheetsError.Invalid(
                    $"Your input contains more than the maximum of {TextLimit} characters in a single cell."
                );
            if (value.Text("formulaValue") is { } formula && !formula.StartsWith('='))
                throw SheetsError.Invalid("A formulaValue must begin with '='.");
        }
        if (cell.Object("userEnteredFormat").Object("numberFormat") is { } format && format.Text("type") is null)
            throw SheetsError.Invalid("A numberFormat must have a type.");
    }

    private static Block From(Workbook book, JsonObject start, List<List<JsonObject>> rows)
    {
        Tab tab = Block.TabOf(book, start.Int("sheetId"));
        int row = start.Int("rowIndex") ?? 0;
        int column = start.Int("columnIndex") ?? 0;
        int width = rows.Count == 0 ? 0 : rows.Max(cells => cells.Count);
        if (row + rows.Count > tab.Rows)
            throw Beyond("row", row + rows.Count - 1, tab.Rows - 1);
        return column + width > tab.Columns
            ? throw Beyond("column", column + width - 1, tab.Columns - 1)
            : new Block(tab, row, column, row + rows.Count, column + width).Checked();
    }

    private static SheetsError Beyond(string what, int index, int last) =>
        SheetsError.Invalid($"Attempting to write {what}: {index}, beyond the last requested {what} of: {last}");
}

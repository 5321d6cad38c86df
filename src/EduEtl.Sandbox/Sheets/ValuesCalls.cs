using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EduEtl.Sandbox.Sheets;

/// <summary>values.get and values.update.</summary>
internal static class ValuesCalls
{
    public static JsonObject Get(Workbook book, string range, bool byColumns, string render, bool datesAsText)
    {
        Block block = A1.Read(book, range);
        var answer = new JsonObject
        {
            ["range"] = A1.Write(block),
            ["majorDimension"] = byColumns ? "COLUMNS" : "ROWS",
        };
        var lines = new List<JsonArray>();
        foreach ((int row, int column) in block.Cells())
        {
            JsonObject? cell = block.Tab.Cells.GetValueOrDefault((row, column));
            if (cell?["userEnteredValue"] is not null)
            {
                (int major, int minor) = byColumns
                    ? (column - block.Column, row - block.Row)
                    : (row - block.Row, column - block.Column);
                Place(lines, major, minor, Read(book, cell, render, datesAsText));
            }
        }
        if (lines.Count > 0)
            answer["values"] = new JsonArray([.. lines]);
        return answer;
    }

    public static (Workbook Book, JsonObject Answer) Update(Workbook current, string range, JsonObject body, bool typed)
    {
        Workbook book = current.Copy();
        Block block = A1.Read(book, range);
        if (body.Text("range") is { } inBody && A1.Read(book, inBody) != block)
            throw SheetsError.Invalid($"Requested range [{range}] does not match the body's [{inBody}]");
        bool byColumns = body.Text("majorDimension") == "COLUMNS";
        var touched = new HashSet<(int Row, int Column)>();
        List<JsonNode?> lines = [.. body.Items("values")];
        for (int major = 0; major < lines.Count; major++)
        {
            JsonArray line = lines[major] as JsonArray ?? [];
            for (int minor = 0; minor < line.Count; minor++)
            {
                (int row, int column) = byColumns ? (minor, major) : (major, minor);
                CheckInside(block, range, block.Row + row, block.Column + column);
                if (line[minor] is { } value)
                {
                    Put(block.Tab, block.Row + row, block.Column + column, Entered(value, typed));
                    touched.Add((row, column));
                }
            }
        }
        var answer = new JsonObject { ["spreadsheetId"] = book.Id, ["updatedRange"] = A1.Write(block) };
        if (touched.Count > 0)
        {
            answer["updatedRows"] = touched.Select(cell => cell.Row).Distinct().Count();
            answer["updatedColumns"] = touched.Select(cell => cell.Column).Distinct().Count();
            answer["updatedCells"] = touched.Count;
        }
        return (book, answer);
    }

    private static void CheckInside(Block block, string range, int row, int column)
    {
        if (row >= block.EndRow || column >= block.EndColumn)
        {
            string where = row >= block.EndRow ? $"row [{row + 1}]" : $"column [{A1.Column(column)}]";
            throw SheetsError.Invalid($"Requested writing within range [{range}], but tried writing to {where}");
        }
    }

    private static void Put(Tab tab, int row, int column, JsonObject? value)
    {
        var cell = (JsonObject)(tab.Cells.GetValueOrDefault((row, column))?.DeepClone() ?? new JsonObject());
        cell.Remove("userEnteredValue");
        if (value is not null)
            cell["userEnteredValue"] = value;
        tab.Put(row, column, cell);
    }

    private static JsonObject? Entered(JsonNode value, bool typed)
    {
        if (value.GetValueKind() != JsonValueKind.String)
        {
            string kind = value.GetValueKind() == JsonValueKind.Number ? "numberValue" : "boolValue";
            return new JsonObject { [kind] = value.DeepClone() };
        }
        string text = value.GetValue<string>();
        if (text.Length == 0)
            return null;
        if (typed && text.StartsWith('='))
            return new JsonObject { ["formulaValue"] = text };
        if (typed && double.TryParse(text, CultureInfo.InvariantCulture, out double number))
            return new JsonObject { ["numberValue"] = number };
        return typed && bool.TryParse(text, out bool flag)
            ? new JsonObject { ["boolValue"] = flag }
            : new JsonObject { ["stringValue"] = typed && text.StartsWith('\'') ? text[1..] : text };
    }

    private static JsonNode? Read(Workbook book, JsonObject cell, string render, bool datesAsText)
    {
        string? type = cell.Object("userEnteredFormat").Object("numberFormat").Text("type");
        bool isDate = type is "DATE" or "TIME" or "DATE_TIME";
        return render == "FORMATTED_VALUE" || (isDate && datesAsText)
            ? CellText.Of(cell, book.Locale)
            : cell.Object("userEnteredValue")!.Single().Value!.DeepClone();
    }

    private static void Place(List<JsonArray> lines, int major, int minor, JsonNode? value)
    {
        while (lines.Count <= major)
            lines.Add([]);
        while (lines[major].Count < minor)
            lines[major].Add((JsonNode)"");
        lines[major].Add(value);
    }
}

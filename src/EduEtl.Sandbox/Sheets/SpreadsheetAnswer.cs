using System.Text.Json.Nodes;

namespace EduEtl.Sandbox.Sheets;

/// <summary>spreadsheets.get: the file in Google's shape, cells only where they are asked for.</summary>
internal static class SpreadsheetAnswer
{
    public static JsonObject Of(Workbook book, IReadOnlyList<Block> ranges, bool withCells)
    {
        IEnumerable<Tab> tabs = ranges.Count == 0 ? book.Tabs : book.Tabs.Where(tab => ranges.Any(r => r.Tab == tab));
        return new JsonObject
        {
            ["spreadsheetId"] = book.Id,
            ["properties"] = WireForm.Of(book.Properties, "SpreadsheetProperties"),
            ["sheets"] = new JsonArray([.. tabs.Select(tab => OfTab(book, tab, ranges, withCells))]),
            ["spreadsheetUrl"] = book.Url,
        };
    }

    private static JsonObject OfTab(Workbook book, Tab tab, IReadOnlyList<Block> ranges, bool withCells)
    {
        var answer = new JsonObject { ["properties"] = WireForm.Of(tab.Properties, "SheetProperties") };
        if (withCells)
        {
            IEnumerable<Block> blocks =
                ranges.Count == 0 ? [new Block(tab, 0, 0, tab.Rows, tab.Columns)] : ranges.Where(r => r.Tab == tab);
            answer["data"] = new JsonArray([.. blocks.Select(block => Grid(book, block))]);
        }
        if (tab.Charts.Count > 0)
            answer["charts"] = new JsonArray([.. tab.Charts.Select(chart => WireForm.Of(chart, "EmbeddedChart"))]);
        return answer;
    }

    private static JsonObject Grid(Workbook book, Block block)
    {
        var rows = new JsonArray();
        foreach (((int row, int column), JsonObject cell) in block.Tab.Cells)
        {
            if (row < block.Row || row >= block.EndRow || column < block.Column || column >= block.EndColumn)
                continue;
            while (rows.Count <= row - block.Row)
                rows.Add((JsonNode)new JsonObject());
            var values = (JsonArray)(rows[row - block.Row]!["values"] ??= new JsonArray());
            while (values.Count < column - block.Column)
                values.Add((JsonNode)new JsonObject());
            values.Add(Cell(book, cell));
        }
        var grid = new JsonObject();
        if (block.Row > 0)
            grid["startRow"] = block.Row;
        if (block.Column > 0)
            grid["startColumn"] = block.Column;
        if (rows.Count > 0)
            grid["rowData"] = rows;
        grid["rowMetadata"] = Dimensions(block.Tab, false, block.Row, block.EndRow, 21);
        grid["columnMetadata"] = Dimensions(block.Tab, true, block.Column, block.EndColumn, 100);
        return grid;
    }

    private static JsonArray Dimensions(Tab tab, bool columns, int start, int end, int size)
    {
        var list = new JsonArray();
        for (int i = start; i < end; i++)
        {
            var one = (JsonObject)(tab.Dimensions.GetValueOrDefault((columns, i))?.DeepClone() ?? new JsonObject());
            one["pixelSize"] ??= size;
            list.Add((JsonNode)one);
        }
        return list;
    }

    private static JsonNode? Cell(Workbook book, JsonObject stored)
    {
        var cell = (JsonObject)stored.DeepClone();
        var format = (JsonObject)book.Properties["defaultFormat"]!.DeepClone();
        Overlay(format, stored.Object("userEnteredFormat"));
        cell["effectiveFormat"] = format;
        if (stored.Object("userEnteredValue") is { } value)
        {
            if (!value.ContainsKey("formulaValue"))
                cell["effectiveValue"] = value.DeepClone();
            cell["formattedValue"] = CellText.Of(stored, book.Locale);
        }
        return WireForm.Of(cell, "CellData");
    }

    private static void Overlay(JsonObject target, JsonObject? source)
    {
        foreach ((string name, JsonNode? value) in source ?? [])
        {
            if (value is JsonObject inner && target[name] is JsonObject below && name != "backgroundColor")
                Overlay(below, inner);
            else
                target[name] = value?.DeepClone();
        }
    }
}

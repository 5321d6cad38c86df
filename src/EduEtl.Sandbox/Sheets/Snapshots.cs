using System.Globalization;
using System.Text.Json.Nodes;

namespace EduEtl.Sandbox.Sheets;

/// <summary>Makes the picture of a file that <see cref="SpreadsheetState"/> is.</summary>
internal static class Snapshots
{
    public static SpreadsheetState Of(Workbook book) =>
        new(book.Properties.Text("title") ?? "", book.Url, book.Locale, [.. book.Tabs.Select(tab => OfTab(book, tab))]);

    private static TabState OfTab(Workbook book, Tab tab) =>
        new(
            tab.Id,
            tab.Title,
            tab.Hidden,
            ColorOf(tab.Properties, "tabColor"),
            tab.Rows,
            tab.Columns,
            tab.Grid.Int("frozenRowCount") ?? 0,
            tab.Grid.Int("frozenColumnCount") ?? 0,
            tab.Grid.Flag("hideGridlines"),
            [.. Enumerable.Range(0, tab.Columns).Select(i => Size(tab.Dimensions.GetValueOrDefault((true, i)), 100))],
            tab.Dimensions.Where(d => !d.Key.Columns).ToDictionary(d => d.Key.Index, d => Size(d.Value, 21)),
            [.. tab.Cells.Select(cell => OfCell(book, cell.Key.Row, cell.Key.Column, cell.Value))],
            [.. tab.Charts.Select(chart => ChartSnapshots.Of(book, chart))]
        );

    private static CellState OfCell(Workbook book, int row, int column, JsonObject cell)
    {
        JsonObject? value = cell.Object("userEnteredValue");
        var format = (JsonObject)(cell.Object("userEnteredFormat")?.DeepClone() ?? new JsonObject());
        object? plain = Plain(value);
        string? formula = value.Text("formulaValue");
        return new(
            row,
            column,
            plain,
            CellText.Of(cell, book.Locale),
            formula,
            cell.Text("note"),
            Look(format, plain),
            format
        );
    }

    private static object? Plain(JsonObject? value)
    {
        if (value.Number("numberValue") is { } number)
            return number;
        return value?["boolValue"] is null ? value.Text("stringValue") : value.Flag("boolValue");
    }

    private static CellLook Look(JsonObject format, object? value)
    {
        JsonObject? text = format.Object("textFormat");
        return new CellLook(
            text.Flag("bold"),
            text.Flag("italic"),
            text.Int("fontSize") ?? 10,
            ColorOf(text, "foregroundColor"),
            ColorOf(format, "backgroundColor"),
            format.Text("horizontalAlignment")
                ?? (
                    value is double ? "RIGHT"
                    : value is bool ? "CENTER"
                    : "LEFT"
                ),
            format.Text("verticalAlignment") ?? "BOTTOM",
            format.Text("wrapStrategy") == "WRAP"
        );
    }

    /// <summary>The colour, or the newer style that stands beside it, as #rrggbb.</summary>
    public static string? ColorOf(JsonObject? holder, string name)
    {
        JsonObject? color = holder.Object(name + "Style").Object("rgbColor") ?? holder.Object(name);
        return color is null ? null : "#" + string.Concat(Components.Select(part => Hex(color.Number(part) ?? 0)));
    }

    private static readonly string[] Components = ["red", "green", "blue"];

    private static string Hex(double part) =>
        ((int)Math.Round(Math.Clamp(part, 0, 1) * 255)).ToString("x2", CultureInfo.InvariantCulture);

    private static int Size(JsonObject? dimension, int usual) =>
        dimension.Flag("hiddenByUser") ? 0 : dimension.Int("pixelSize") ?? usual;
}

using System.Text.Json.Nodes;

namespace EduEtl.Sandbox.Sheets;

/// <summary>A chart with the values that its ranges hold now.</summary>
internal static class ChartSnapshots
{
    public static ChartState Of(Workbook book, JsonObject chart)
    {
        JsonObject? spec = chart.Object("spec");
        JsonObject? basic = spec.Object("basicChart");
        JsonObject? place = chart.Object("position").Object("overlayPosition");
        JsonObject? anchor = place.Object("anchorCell");
        string type = basic.Text("chartType") ?? "";
        int headers = basic.Int("headerCount") ?? 0;
        JsonObject? domain = basic.Objects("domains").FirstOrDefault().Object("domain");
        return new ChartState(
            chart.Int("chartId")!.Value,
            spec.Text("title") ?? "",
            spec.Text("subtitle"),
            type,
            anchor.Int("rowIndex") ?? 0,
            anchor.Int("columnIndex") ?? 0,
            place.Int("offsetXPixels") ?? 0,
            place.Int("offsetYPixels") ?? 0,
            place.Int("widthPixels") ?? 600,
            place.Int("heightPixels") ?? 371,
            basic.Text("legendPosition"),
            basic.Text("stackedType") is "STACKED" or "PERCENT_STACKED",
            [.. basic.Objects("axis").Select(Axis)],
            [.. Cells(book, domain).Skip(headers).Select(cell => Text(book, cell))],
            [.. basic.Objects("series").Select(one => Series(book, one, headers, type))]
        );
    }

    private static SeriesState Series(Workbook book, JsonObject series, int headers, string type)
    {
        List<JsonObject?> cells = [.. Cells(book, series.Object("series"))];
        return new SeriesState(
            string.Join(" ", cells.Take(headers).Select(cell => Text(book, cell))),
            series.Text("type") ?? type,
            Snapshots.ColorOf(series, "color"),
            series.Text("targetAxis"),
            cells.Skip(headers).FirstOrDefault().Object("userEnteredFormat").Object("numberFormat").Text("type")
                == "PERCENT",
            [.. cells.Skip(headers).Select(cell => cell.Object("userEnteredValue").Number("numberValue"))]
        );
    }

    private static AxisState Axis(JsonObject axis)
    {
        JsonObject? window = axis.Object("viewWindowOptions");
        double? most = window.Text("viewWindowMode") == "EXPLICIT" ? window.Number("viewWindowMax") : null;
        return new(axis.Text("position") ?? "", axis.Text("title"), most);
    }

    /// <summary>A range that the grid lost since then holds nothing, as in Sheets.</summary>
    private static IEnumerable<JsonObject?> Cells(Workbook book, JsonObject? data)
    {
        foreach (JsonObject source in data.Object("sourceRange").Objects("sources"))
        {
            if (book.Find(source.Int("sheetId") ?? 0) is not { } tab)
                continue;
            int endRow = Math.Min(source.Int("endRowIndex") ?? tab.Rows, tab.Rows);
            int endColumn = Math.Min(source.Int("endColumnIndex") ?? tab.Columns, tab.Columns);
            var block = new Block(
                tab,
                source.Int("startRowIndex") ?? 0,
                source.Int("startColumnIndex") ?? 0,
                endRow,
                endColumn
            );
            foreach ((int Row, int Column) key in block.Cells())
                yield return tab.Cells.GetValueOrDefault(key);
        }
    }

    private static string Text(Workbook book, JsonObject? cell) => cell is null ? "" : CellText.Of(cell, book.Locale);
}

using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace EduEtl.Sandbox.Sheets;

/// <summary>Requests on charts; of the kinds of charts the stand-in knows the basic ones.</summary>
internal static class ChartRequests
{
    public static JsonObject Add(Workbook book, JsonObject request)
    {
        var chart = (JsonObject)(request.Object("chart") ?? []).DeepClone();
        int id = chart.Int("chartId") ?? RandomNumberGenerator.GetInt32(1, int.MaxValue);
        if (id < 0 || book.Tabs.Exists(tab => tab.Charts.Exists(other => other.Int("chartId") == id)))
            throw SheetsError.Invalid($"Chart id {id} is negative or already in use.");
        JsonObject? position = chart.Object("position");
        if (position?.Count != 1)
            throw SheetsError.Invalid("Exactly one kind of position must be set.");
        JsonObject overlay = position.Object("overlayPosition") ?? throw SheetsError.NotImplemented("a tab of charts");
        JsonObject anchor = overlay.Object("anchorCell") ?? [];
        Tab tab = Block.TabOf(book, anchor.Int("sheetId"));
        if (anchor.Int("rowIndex") >= tab.Rows || anchor.Int("columnIndex") >= tab.Columns)
            throw SheetsError.Invalid("The anchor cell exceeds grid limits.");
        overlay["widthPixels"] ??= 600;
        overlay["heightPixels"] ??= 371;
        CheckSpec(book, chart.Object("spec"));
        chart["chartId"] = id;
        tab.Charts.Add(chart);
        return new JsonObject { ["chart"] = WireForm.Of(chart, "EmbeddedChart") };
    }

    public static JsonObject? UpdateSpec(Workbook book, JsonObject request)
    {
        (Tab tab, JsonObject chart) = Find(book, request.Int("chartId"));
        CheckSpec(book, request.Object("spec"));
        var changed = (JsonObject)chart.DeepClone();
        changed["spec"] = request["spec"]!.DeepClone();
        tab.Charts[tab.Charts.IndexOf(chart)] = changed;
        return null;
    }

    public static JsonObject? Delete(Workbook book, JsonObject request)
    {
        (Tab tab, JsonObject chart) = Find(book, request.Int("objectId"));
        tab.Charts.Remove(chart);
        return null;
    }

    private static (Tab Tab, JsonObject Chart) Find(Workbook book, int? id) =>
        book.Tabs.SelectMany(tab => tab.Charts.Select(chart => (tab, chart)))
            .Where(pair => pair.chart.Int("chartId") == (id ?? 0))
            .Cast<(Tab, JsonObject)?>()
            .FirstOrDefault()
        ?? throw SheetsError.Invalid($"No chart with id: {id ?? 0}");

    private static void CheckSpec(Workbook book, JsonObject? spec)
    {
        JsonObject chart = spec.Object("basicChart") ?? throw SheetsError.Invalid("A chart must have a specification.");
        if (chart.Text("chartType") is null or "BASIC_CHART_TYPE_UNSPECIFIED")
            throw SheetsError.Invalid("A basic chart must have a chartType.");
        List<JsonObject> domains = [.. chart.Objects("domains")];
        List<JsonObject> series = [.. chart.Objects("series")];
        if (domains.Count > 1)
            throw SheetsError.Invalid("A basic chart can have one domain only.");
        if (series.Count == 0)
            throw SheetsError.Invalid("A basic chart must have a series.");
        if (chart.Text("chartType") != "COMBO" && series.Exists(one => one.Text("type") is not null))
            throw SheetsError.Invalid("A series can have a type in a COMBO chart only.");
        CheckKinds(chart, series);
        IEnumerable<JsonObject?> data = domains
            .Select(d => d.Object("domain"))
            .Concat(series.Select(s => s.Object("series")));
        if (data.Select(d => CheckSources(book, d)).Distinct().Count() > 1)
            throw SheetsError.Invalid("The domain and all series must have the same number of sources.");
    }

    private static void CheckKinds(JsonObject chart, List<JsonObject> series)
    {
        string kind = chart.Text("chartType")!;
        List<string?> positions = [.. chart.Objects("axis").Select(axis => axis.Text("position"))];
        if (positions.Distinct().Count() < positions.Count)
            throw SheetsError.Invalid("A chart can have one axis per position only.");
        if (kind == "COMBO" && series.Exists(one => one.Text("type") is not ("LINE" or "AREA" or "COLUMN")))
            throw SheetsError.Invalid("Each series of a COMBO chart must be LINE, AREA or COLUMN.");
        bool stacks = kind is "AREA" or "BAR" or "COLUMN" or "COMBO" or "STEPPED_AREA";
        if (!stacks && chart.Text("stackedType") is "STACKED" or "PERCENT_STACKED")
            throw SheetsError.Invalid($"A {kind} chart cannot be stacked.");
        string across = kind == "BAR" ? "BOTTOM_AXIS" : "LEFT_AXIS";
        if (series.Exists(one => one.Text("targetAxis") is { } axis && axis != across && axis != "RIGHT_AXIS"))
            throw SheetsError.Invalid($"A series of a {kind} chart cannot have this axis.");
        if (
            series.Exists(one =>
                one.ContainsKey("lineStyle") && (one.Text("type") ?? kind) is not ("LINE" or "AREA" or "SCATTER")
            )
        )
            throw SheetsError.Invalid("A lineStyle is for lines only.");
    }

    private static int CheckSources(Workbook book, JsonObject? data)
    {
        List<JsonObject> sources = [.. data.Object("sourceRange").Objects("sources")];
        if (sources.Count == 0)
            throw SheetsError.Invalid("The data of a chart must have a source range.");
        foreach (JsonObject source in sources)
        {
            var block = Block.Of(book, source);
            if (block.Rows == 1 == (block.Columns == 1))
                throw SheetsError.Invalid("A source range of a chart must be one row or one column.");
        }
        return sources.Count;
    }
}

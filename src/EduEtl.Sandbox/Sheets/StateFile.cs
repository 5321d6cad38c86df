using System.Text.Json;
using System.Text.Json.Nodes;

namespace EduEtl.Sandbox.Sheets;

/// <summary>The spreadsheet between starts: one JSON file, replaced whole so that a crash leaves the old or the new one.</summary>
internal sealed class StateFile(string folder)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private readonly string _path = Path.Combine(folder, "spreadsheet.json");

    /// <summary>Null where nothing was kept, or another spreadsheet was.</summary>
    public Workbook? Load(string spreadsheetId)
    {
        if (!File.Exists(_path))
            return null;
        JsonObject file = JsonNode.Parse(File.ReadAllText(_path))!.AsObject();
        return file.Text("spreadsheetId") == spreadsheetId
            ? new Workbook(spreadsheetId, file.Object("properties")!, [.. file.Objects("sheets").Select(ReadTab)])
            : null;
    }

    public void Save(Workbook book)
    {
        Directory.CreateDirectory(folder);
        var file = new JsonObject
        {
            ["spreadsheetId"] = book.Id,
            ["properties"] = book.Properties.DeepClone(),
            ["sheets"] = new JsonArray([.. book.Tabs.Select(WriteTab)]),
        };
        string temporary = _path + ".new";
        File.WriteAllText(temporary, file.ToJsonString(Indented));
        File.Move(temporary, _path, overwrite: true);
    }

    private static JsonNode WriteTab(Tab tab) =>
        new JsonObject
        {
            ["properties"] = tab.Properties.DeepClone(),
            ["cells"] = new JsonArray([
                .. tab.Cells.Select(c => new JsonArray(c.Key.Row, c.Key.Column, c.Value.DeepClone())),
            ]),
            ["rows"] = Sizes(tab, columns: false),
            ["columns"] = Sizes(tab, columns: true),
            ["charts"] = new JsonArray([.. tab.Charts.Select(chart => chart.DeepClone())]),
        };

    private static JsonArray Sizes(Tab tab, bool columns) =>
        new([
            .. tab
                .Dimensions.Where(d => d.Key.Columns == columns)
                .Select(d => new JsonArray(d.Key.Index, d.Value.DeepClone())),
        ]);

    private static Tab ReadTab(JsonObject json)
    {
        var tab = new Tab { Properties = (JsonObject)json["properties"]!.DeepClone() };
        foreach (JsonNode? cell in json.Items("cells"))
            tab.Cells[((int)cell![0]!, (int)cell[1]!)] = (JsonObject)cell[2]!.DeepClone();
        foreach ((string name, bool columns) in new[] { ("rows", false), ("columns", true) })
        {
            foreach (JsonNode? size in json.Items(name))
                tab.Dimensions[(columns, (int)size![0]!)] = (JsonObject)size[1]!.DeepClone();
        }
        tab.Charts.AddRange(json.Objects("charts").Select(item => (JsonObject)item.DeepClone()));
        return tab;
    }
}

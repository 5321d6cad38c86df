using System.Text.Json.Nodes;

namespace EduEtl.Sandbox.Sheets;

/// <summary>The spreadsheet file: a batch works on a copy, which then takes the file's place or is thrown away.</summary>
internal sealed class Workbook(string id, JsonObject properties, List<Tab> tabs)
{
    public string Id { get; } = id;

    public JsonObject Properties { get; set; } = properties;

    /// <summary>In the order of the tab bar.</summary>
    public List<Tab> Tabs { get; } = tabs;

    public string Url => $"https://docs.google.com/spreadsheets/d/{Id}/edit";

    public string Locale => Properties.Text("locale") ?? "en_US";

    public static Workbook New(SheetsApiOptions options) =>
        new(
            options.SpreadsheetId,
            new JsonObject
            {
                ["title"] = options.Title,
                ["locale"] = options.Locale,
                ["autoRecalc"] = "ON_CHANGE",
                ["timeZone"] = options.TimeZone,
                ["defaultFormat"] = new JsonObject
                {
                    ["backgroundColor"] = new JsonObject
                    {
                        ["red"] = 1,
                        ["green"] = 1,
                        ["blue"] = 1,
                    },
                    ["verticalAlignment"] = "BOTTOM",
                    ["wrapStrategy"] = "OVERFLOW_CELL",
                    ["textFormat"] = new JsonObject { ["fontFamily"] = "arial,sans,sans-serif", ["fontSize"] = 10 },
                },
            },
            [Tab.New(0, options.Locale.StartsWith("ru", StringComparison.Ordinal) ? "Лист1" : "Sheet1")]
        );

    public Workbook Copy() => new(Id, (JsonObject)Properties.DeepClone(), [.. Tabs.Select(tab => tab.Copy())]);

    public Tab? Find(string title) =>
        Tabs.Find(tab => string.Equals(tab.Title, title, StringComparison.OrdinalIgnoreCase));

    public Tab? Find(int id) => Tabs.Find(tab => tab.Id == id);

    /// <summary>Writes each tab's place into its properties.</summary>
    public void Renumber()
    {
        for (int i = 0; i < Tabs.Count; i++)
            Tabs[i].Properties["index"] = i;
    }
}

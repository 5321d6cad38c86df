using System.Text.Json.Nodes;

namespace EduEtl.Sandbox.Sheets;

/// <summary>
/// One sheet of the file: its parts are kept in Google's own JSON shapes. Cells are replaced, never changed in place, so
/// that a copy for a batch need not copy them.
/// </summary>
internal sealed class Tab
{
    public required JsonObject Properties { get; set; }

    public SortedDictionary<(int Row, int Column), JsonObject> Cells { get; private init; } = [];

    /// <summary>Sizes and hiding of rows and columns that differ from the default; the first key says columns.</summary>
    public SortedDictionary<(bool Columns, int Index), JsonObject> Dimensions { get; private init; } = [];

    public List<JsonObject> Charts { get; private init; } = [];

    public int Id => Properties.Int("sheetId")!.Value;

    public string Title => Properties.Text("title")!;

    public bool Hidden => Properties.Flag("hidden");

    public JsonObject Grid => Properties.Object("gridProperties")!;

    public int Rows => Grid.Int("rowCount")!.Value;

    public int Columns => Grid.Int("columnCount")!.Value;

    public static Tab New(int id, string title, int rows = 1000, int columns = 26) =>
        new()
        {
            Properties = new JsonObject
            {
                ["sheetId"] = id,
                ["title"] = title,
                ["index"] = 0,
                ["sheetType"] = "GRID",
                ["gridProperties"] = new JsonObject { ["rowCount"] = rows, ["columnCount"] = columns },
            },
        };

    public Tab Copy() =>
        new()
        {
            Properties = (JsonObject)Properties.DeepClone(),
            Cells = new(Cells),
            Dimensions = new(Dimensions),
            Charts = [.. Charts],
        };

    public void Put(int row, int column, JsonObject cell)
    {
        if (cell.Count == 0)
            Cells.Remove((row, column));
        else
            Cells[(row, column)] = cell;
    }

    /// <summary>Drops what lies outside the grid after it shrank.</summary>
    public void Trim()
    {
        foreach (
            (int Row, int Column) key in Cells.Keys.Where(key => key.Row >= Rows || key.Column >= Columns).ToList()
        )
            Cells.Remove(key);
        foreach (
            (bool Columns, int Index) key in Dimensions
                .Keys.Where(key => key.Index >= (key.Columns ? Columns : Rows))
                .ToList()
        )
            Dimensions.Remove(key);
    }
}

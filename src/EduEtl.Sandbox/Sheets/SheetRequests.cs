using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace EduEtl.Sandbox.Sheets;

/// <summary>Requests on tabs as a whole.</summary>
internal static class SheetRequests
{
    private const int CellLimit = 10_000_000;

    public static JsonObject Add(Workbook book, JsonObject request)
    {
        var given = (JsonObject)(request.Object("properties") ?? []).DeepClone();
        int id = given.Int("sheetId") ?? RandomNumberGenerator.GetInt32(1, int.MaxValue);
        if (id < 0 || book.Find(id) is not null)
            throw SheetsError.Invalid($"Sheet id {id} is negative or already in use.");
        if ((given.Text("sheetType") ?? "GRID") != "GRID")
            throw SheetsError.NotImplemented("a tab that is no grid");
        var tab = Tab.New(id, given.Text("title") ?? FreeTitle(book));
        var grid = (JsonObject)tab.Grid.DeepClone();
        foreach ((string name, JsonNode? value) in given.Object("gridProperties") ?? [])
        {
            grid[name] = value?.DeepClone();
        }
        int index = given.Int("index") ?? book.Tabs.Count;
        given["sheetId"] = id;
        given["title"] = tab.Title;
        given["index"] = index;
        given["sheetType"] = "GRID";
        given["gridProperties"] = grid;
        tab.Properties = given;
        Check(book, tab);
        book.Tabs.Insert(Place(book, index), tab);
        book.Renumber();
        return new JsonObject { ["properties"] = tab.Properties.DeepClone() };
    }

    public static JsonObject? Update(Workbook book, JsonObject request)
    {
        JsonObject given = request.Object("properties") ?? [];
        FieldMask mask = Batch.MaskOf(request, "SheetProperties");
        Tab tab = TabOf(book, given.Int("sheetId"));
        int index = tab.Properties.Int("index")!.Value;
        JsonObject properties = mask.Write(tab.Properties, given, "SheetProperties");
        properties["sheetId"] = tab.Id;
        properties["sheetType"] = "GRID";
        properties["index"] ??= index;
        tab.Properties = properties;
        Check(book, tab);
        int place = Place(book, properties.Int("index")!.Value);
        // The place counts as it was before the move.
        book.Tabs.Remove(tab);
        book.Tabs.Insert(place > index ? place - 1 : place, tab);
        tab.Trim();
        return null;
    }

    public static JsonObject? Delete(Workbook book, JsonObject request)
    {
        Tab tab = TabOf(book, request.Int("sheetId"));
        if (!book.Tabs.Exists(other => other != tab && !other.Hidden))
            throw SheetsError.Invalid("You can't remove all the visible sheets in a document.");
        book.Tabs.Remove(tab);
        return null;
    }

    private static Tab TabOf(Workbook book, int? id) =>
        book.Find(id ?? 0) ?? throw SheetsError.Invalid($"No sheet with id: {id ?? 0}");

    private static int Place(Workbook book, int index) =>
        index >= 0 && index <= book.Tabs.Count ? index : throw SheetsError.Invalid($"Invalid sheet index: {index}");

    private static void Check(Workbook book, Tab tab)
    {
        if (string.IsNullOrEmpty(tab.Properties.Text("title")))
            throw SheetsError.Invalid("Sheet name cannot be empty.");
        if (book.Tabs.Exists(other => other != tab && SameTitle(other.Title, tab.Title)))
            throw SheetsError.Invalid(
                $"A sheet with the name \"{tab.Title}\" already exists. Please enter another name."
            );
        if (tab.Grid.Int("rowCount") is not > 0 || tab.Grid.Int("columnCount") is not > 0)
            throw SheetsError.Invalid("You can't delete all the rows or columns on the sheet.");
        if (tab.Grid.Int("frozenRowCount") >= tab.Rows || tab.Grid.Int("frozenColumnCount") >= tab.Columns)
            throw SheetsError.Invalid("You can't freeze all visible rows or columns on the sheet.");
        long cells = book.Tabs.Append(tab).Distinct().Sum(t => (long)t.Rows * t.Columns);
        if (cells > CellLimit)
            throw SheetsError.Invalid(
                $"This action would increase the number of cells in the workbook above the limit of {CellLimit} cells."
            );
        if (!book.Tabs.Append(tab).Any(t => !t.Hidden))
            throw SheetsError.Invalid("You can't hide all the sheets in a document.");
    }

    private static bool SameTitle(string one, string other) =>
        string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private static string FreeTitle(Workbook book)
    {
        int number = book.Tabs.Count + 1;
        while (book.Find($"Sheet{number}") is not null)
            number++;
        return $"Sheet{number}";
    }
}

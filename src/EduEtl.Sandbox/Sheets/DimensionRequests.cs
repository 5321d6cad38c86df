using System.Text.Json.Nodes;

namespace EduEtl.Sandbox.Sheets;

/// <summary>Requests on whole rows and columns.</summary>
internal static class DimensionRequests
{
    public static JsonObject? Update(Workbook book, JsonObject request)
    {
        FieldMask mask = Batch.MaskOf(request, "DimensionProperties");
        JsonObject properties = request.Object("properties") ?? [];
        if (properties.Int("pixelSize") < 0)
            throw SheetsError.Invalid("A pixelSize must not be negative.");
        (Tab tab, bool columns, Range range) = Resolve(book, request.Object("range"));
        for (int i = range.Start.Value; i < range.End.Value; i++)
        {
            JsonObject? old = tab.Dimensions.GetValueOrDefault((columns, i));
            tab.Dimensions[(columns, i)] = mask.Write(old, properties, "DimensionProperties");
        }
        return null;
    }

    public static JsonObject? AutoResize(Workbook book, JsonObject request)
    {
        (Tab tab, bool columns, Range range) = Resolve(book, request.Object("dimensions"));
        for (int i = range.Start.Value; i < range.End.Value; i++)
        {
            IEnumerable<string> texts = tab
                .Cells.Where(pair => pair.Key.Column == i)
                .Select(pair => CellText.Of(pair.Value, book.Locale));
            // About seven pixels a character at the default size; like Google's, it knows nothing of bold.
            int size = columns ? Math.Max(21, (texts.Select(text => text.Length).DefaultIfEmpty().Max() * 7) + 9) : 21;
            tab.Dimensions[(columns, i)] = new JsonObject { ["pixelSize"] = size };
        }
        return null;
    }

    private static (Tab Tab, bool Columns, Range Range) Resolve(Workbook book, JsonObject? range)
    {
        Tab tab = Block.TabOf(book, range.Int("sheetId"));
        string dimension = range.Text("dimension") ?? "DIMENSION_UNSPECIFIED";
        if (dimension is not ("ROWS" or "COLUMNS"))
            throw SheetsError.Invalid("No dimension specified.");
        bool columns = dimension == "COLUMNS";
        int start = range.Int("startIndex") ?? 0;
        int end = range.Int("endIndex") ?? (columns ? tab.Columns : tab.Rows);
        return start >= 0 && start < end && end <= (columns ? tab.Columns : tab.Rows)
            ? (tab, columns, start..end)
            : throw SheetsError.Invalid($"Range of {dimension} from {start} to {end} exceeds grid limits.");
    }
}

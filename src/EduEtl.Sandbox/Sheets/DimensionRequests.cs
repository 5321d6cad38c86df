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

using System.Text.Json.Nodes;

namespace EduEtl.Sandbox.Sheets;

/// <summary>Requests on the spreadsheet file as a whole.</summary>
internal static class SpreadsheetRequests
{
    private static readonly string[] Required = ["title", "locale", "timeZone", "autoRecalc"];

    public static JsonObject? Update(Workbook book, JsonObject request)
    {
        JsonObject given = request.Object("properties") ?? [];
        FieldMask mask = Batch.MaskOf(request, "SpreadsheetProperties");
        JsonObject properties = mask.Write(book.Properties, given, "SpreadsheetProperties");
        properties["defaultFormat"] ??= book.Properties["defaultFormat"]?.DeepClone();
        if (Required.FirstOrDefault(name => string.IsNullOrEmpty(properties.Text(name))) is { } missing)
            throw SheetsError.Invalid($"Invalid value for field: {missing}");
        if (properties.Text("autoRecalc") == "RECALCULATION_INTERVAL_UNSPECIFIED")
            throw SheetsError.Invalid("Invalid value for field: autoRecalc");
        book.Properties = properties;
        return null;
    }
}

using System.Text.Json.Nodes;

namespace EduEtl.Sandbox.Sheets;

/// <summary>
/// spreadsheets.batchUpdate: all requests are applied to a copy, in order; the caller puts the copy in the file's place
/// only when none of them failed.
/// </summary>
internal static class Batch
{
    private delegate JsonObject? Handler(Workbook book, JsonObject request);

    private static readonly Dictionary<string, Handler> Handlers = new()
    {
        ["addSheet"] = SheetRequests.Add,
        ["updateSheetProperties"] = SheetRequests.Update,
        ["updateSpreadsheetProperties"] = SpreadsheetRequests.Update,
        ["deleteSheet"] = SheetRequests.Delete,
        ["updateCells"] = CellRequests.Update,
        ["repeatCell"] = CellRequests.Repeat,
        ["updateDimensionProperties"] = DimensionRequests.Update,
        ["insertDimension"] = Insertion.Insert,
        ["addChart"] = ChartRequests.Add,
        ["updateChartSpec"] = ChartRequests.UpdateSpec,
        ["deleteEmbeddedObject"] = ChartRequests.Delete,
    };

    public static (Workbook Book, JsonObject Answer) Apply(Workbook current, JsonObject body)
    {
        List<JsonObject> requests = [.. body.Objects("requests")];
        if (requests.Count == 0)
            throw SheetsError.Invalid("Must specify at least one request.");
        Workbook book = current.Copy();
        var replies = new JsonArray();
        for (int i = 0; i < requests.Count; i++)
            replies.Add((JsonNode)One(book, requests[i], i));
        book.Renumber();
        var answer = new JsonObject { ["spreadsheetId"] = book.Id, ["replies"] = replies };
        if (body.Flag("includeSpreadsheetInResponse"))
        {
            IEnumerable<Block> ranges = body.Items("responseRanges")
                .Select(range => A1.Read(book, range!.GetValue<string>()));
            answer["updatedSpreadsheet"] = SpreadsheetAnswer.Of(
                book,
                [.. ranges],
                body.Flag("responseIncludeGridData")
            );
        }
        return (book, answer);
    }

    /// <summary>The mask of a request that must have one, known to the message that it is relative to.</summary>
    public static FieldMask MaskOf(JsonObject request, string message)
    {
        string? text = request.Text("fields");
        if (string.IsNullOrEmpty(text))
            throw SheetsError.Invalid(
                "At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)"
            );
        FieldMask mask = FieldMask.Parse(text) ?? throw SheetsError.Invalid($"Invalid field: {text}");
        return mask.FirstUnknown(message, forWriting: true) is { } unknown
            ? throw SheetsError.Invalid($"Invalid field: {unknown}")
            : mask;
    }

    private static JsonObject One(Workbook book, JsonObject request, int index)
    {
        if (request.Count != 1)
            throw SheetsError.Invalid(
                $"Invalid value at 'requests[{index}]' (oneof): exactly one request must be set."
            );
        (string kind, JsonNode? content) = request.Single();
        try
        {
            book.Renumber();
            JsonObject? reply = Handlers[kind](book, content as JsonObject ?? []);
            return reply is null ? [] : new JsonObject { [kind] = reply };
        }
        catch (SheetsError e) when (e.Status == 400)
        {
            throw SheetsError.Invalid($"Invalid requests[{index}].{kind}: {e.Message}");
        }
    }
}

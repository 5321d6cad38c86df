using System.Text.Json.Nodes;

namespace EduEtl.Sandbox.Sheets;

/// <param name="Operation">get, batchUpdate, values.get, values.update, or empty where there is no such call.</param>
internal sealed record SheetsRoute(string Operation, string SpreadsheetId, string Range)
{
    /// <summary>
    /// Reads the raw target: a decoded path would not tell <c>%2F</c> in a range from a separator. The client escapes
    /// colons, so that a literal one begins a verb.
    /// </summary>
    public static SheetsRoute Of(string method, string path)
    {
        string[] parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        string last = parts.Length > 0 ? parts[^1] : "";
        bool ours = parts.Length >= 3 && parts[0] == "v4" && parts[1] == "spreadsheets";
        return (method, parts.Length) switch
        {
            _ when !ours => new("", "", ""),
            ("GET", 3) when !last.Contains(':', StringComparison.Ordinal) => new("get", Unescape(last), ""),
            ("POST", 3) when last.EndsWith(":batchUpdate", StringComparison.Ordinal) => new(
                "batchUpdate",
                Unescape(last[..^":batchUpdate".Length]),
                ""
            ),
            ("GET", 5) when parts[3] == "values" => new("values.get", Unescape(parts[2]), Unescape(last)),
            ("PUT", 5) when parts[3] == "values" => new("values.update", Unescape(parts[2]), Unescape(last)),
            _ => new("", "", ""),
        };
    }

    private static string Unescape(string text) => Uri.UnescapeDataString(text);
}

/// <summary>Carries out the calls on the one spreadsheet; one at a time, as Google does for one file.</summary>
internal sealed class SheetsRouter(Workbook start, Action<Workbook> save)
{
    private readonly Lock _gate = new();

    private Workbook _book = start;

    public SpreadsheetState Snapshot()
    {
        lock (_gate)
        {
            return Snapshots.Of(_book);
        }
    }

    public JsonObject Answer(SheetsRoute route, IReadOnlyDictionary<string, List<string>> query, string body)
    {
        lock (_gate)
        {
            if (route.SpreadsheetId != _book.Id)
                throw SheetsError.NotFound();
            var parameters = new SheetsQuery(query);
            return route.Operation switch
            {
                "get" => Get(parameters),
                "batchUpdate" => parameters.Cut(
                    Keep(Batch.Apply(_book, MessageCheck.Parse(body, "BatchUpdateSpreadsheetRequest"))),
                    "BatchUpdateSpreadsheetResponse"
                ),
                "values.get" => parameters.Cut(
                    ValuesCalls.Get(
                        _book,
                        route.Range,
                        parameters.One("majorDimension", "ROWS", "COLUMNS") == "COLUMNS",
                        parameters.One("valueRenderOption", "FORMATTED_VALUE", "UNFORMATTED_VALUE", "FORMULA"),
                        parameters.One("dateTimeRenderOption", "SERIAL_NUMBER", "FORMATTED_STRING") != "SERIAL_NUMBER"
                    ),
                    "ValueRange"
                ),
                _ => UpdateValues(route, parameters, body),
            };
        }
    }

    private JsonObject Get(SheetsQuery query)
    {
        query.AllowOnly("ranges", "includeGridData", "excludeTablesInBandedRanges");
        List<Block> ranges = [.. query.All("ranges").Select(range => A1.Read(_book, range))];
        bool withCells = query.Fields is { } mask
            ? mask.Reaches("sheets", "data")
            : query.One("includeGridData", "false", "true") == "true";
        return query.Cut(SpreadsheetAnswer.Of(_book, ranges, withCells), "Spreadsheet");
    }

    private JsonObject UpdateValues(SheetsRoute route, SheetsQuery query, string body)
    {
        string option = query.One("valueInputOption", "", "RAW", "USER_ENTERED");
        if (option.Length == 0)
            throw SheetsError.Invalid("'valueInputOption' is required but not specified");
        JsonObject values = MessageCheck.Parse(body, "ValueRange");
        JsonObject answer = Keep(ValuesCalls.Update(_book, route.Range, values, option == "USER_ENTERED"));
        return query.Cut(answer, "UpdateValuesResponse");
    }

    private JsonObject Keep((Workbook Book, JsonObject Answer) result)
    {
        save(result.Book);
        _book = result.Book;
        return result.Answer;
    }
}

using System.Text.Json.Nodes;

namespace EduEtl.Sandbox.Sheets;

/// <param name="Operation">get, batchUpdate, or empty where there is no such call.</param>
internal sealed record SheetsRoute(string Operation, string SpreadsheetId)
{
    /// <summary>
    /// Reads the raw target: a decoded path would not tell <c>%2F</c> in an id from a separator. The client escapes
    /// colons, so that a literal one begins a verb.
    /// </summary>
    public static SheetsRoute Of(string method, string path)
    {
        const string batch = ":batchUpdate";
        if (path.Split('/', StringSplitOptions.RemoveEmptyEntries) is ["v4", "spreadsheets", var last])
        {
            if (method == "GET" && !last.Contains(':', StringComparison.Ordinal))
                return new("get", Unescape(last));
            if (method == "POST" && last.EndsWith(batch, StringComparison.Ordinal))
                return new("batchUpdate", Unescape(last[..^batch.Length]));
        }
        return new("", "");
    }

    private static string Unescape(string text) => Uri.UnescapeDataString(text);
}

/// <summary>Carries out the calls on the one spreadsheet; one at a time, as Google does for one file.</summary>
internal sealed class SheetsRouter(Workbook start, Action<Workbook> save)
{
    private readonly Lock _gate = new();

    private Workbook _book = start;

    /// <summary>Where people see the spreadsheet; null: where Google's would be.</summary>
    public Uri? Page { get; set; }

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
            return route.Operation == "get"
                ? Get(parameters)
                : parameters.Cut(
                    Keep(Batch.Apply(_book, MessageCheck.Parse(body, "BatchUpdateSpreadsheetRequest"))),
                    "BatchUpdateSpreadsheetResponse"
                );
        }
    }

    private JsonObject Get(SheetsQuery query)
    {
        query.AllowOnly("ranges", "includeGridData", "excludeTablesInBandedRanges");
        List<Block> ranges = [.. query.All("ranges").Select(range => A1.Read(_book, range))];
        bool withCells = query.Fields is { } mask
            ? mask.Reaches("sheets", "data")
            : query.One("includeGridData", "false", "true") == "true";
        JsonObject answer = SpreadsheetAnswer.Of(_book, ranges, withCells);
        if (Page is not null)
            answer["spreadsheetUrl"] = Page.AbsoluteUri;
        return query.Cut(answer, "Spreadsheet");
    }

    private JsonObject Keep((Workbook Book, JsonObject Answer) result)
    {
        save(result.Book);
        _book = result.Book;
        return result.Answer;
    }
}

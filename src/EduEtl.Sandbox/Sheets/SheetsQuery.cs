using System.Text.Json.Nodes;

namespace EduEtl.Sandbox.Sheets;

/// <summary>The query of a call: unknown parameters and values are refused.</summary>
internal sealed class SheetsQuery(IReadOnlyDictionary<string, List<string>> query)
{
    private static readonly string[] Common = ["alt", "fields", "key", "prettyPrint", "quotaUser", "access_token"];

    /// <summary>The mask of a partial response, null where all is wanted.</summary>
    public FieldMask? Fields { get; } =
        query.TryGetValue("fields", out List<string>? fields)
            ? FieldMask.Parse(fields[0]) ?? throw Expanding(fields[0])
            : null;

    public List<string> All(string name) => query.TryGetValue(name, out List<string>? values) ? values : [];

    /// <summary>One of the allowed values; the first of them where none is given.</summary>
    public string One(string name, params string[] allowed)
    {
        string value = All(name).FirstOrDefault() ?? allowed[0];
        return allowed.Contains(value) ? value : throw SheetsError.Invalid($"Invalid value at '{name}', \"{value}\"");
    }

    public void AllowOnly(params string[] names)
    {
        if (query.Keys.Except(names).Except(Common).FirstOrDefault() is { } unknown)
            throw SheetsError.Invalid(
                $"Invalid JSON payload received. Unknown name \"{unknown}\": Cannot bind query parameter. "
                    + $"Field '{unknown}' could not be found in request message."
            );
    }

    public JsonObject Cut(JsonObject answer, string message) =>
        Fields is null ? answer
        : Fields.FirstUnknown(message, forWriting: false) is { } unknown ? throw Expanding(unknown)
        : (JsonObject)Fields.Cut(answer);

    private static SheetsError Expanding(string path)
    {
        string text = $"Error expanding 'fields' parameter. Cannot find matching fields for path '{path}'.";
        var violation = new JsonObject { ["field"] = path, ["description"] = text };
        return new(400, "INVALID_ARGUMENT", "Request contains an invalid argument.", new JsonArray(violation));
    }
}

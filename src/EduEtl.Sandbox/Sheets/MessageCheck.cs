using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EduEtl.Sandbox.Sheets;

/// <summary>
/// Refuses a body with unknown names, wrong types or unknown enumeration values, all of them in one answer, worded as
/// Google words it: names within the path are in snake case.
/// </summary>
internal sealed class MessageCheck
{
    private readonly List<(string Path, string Text)> _violations = [];

    public static JsonObject Parse(string json, string message)
    {
        JsonNode? body;
        try
        {
            body = JsonNode.Parse(json, null, new JsonDocumentOptions { AllowDuplicateProperties = false });
        }
        catch (JsonException e)
        {
            throw SheetsError.Invalid($"Invalid JSON payload received. Unexpected token.\n{e.Message}");
        }
        var check = new MessageCheck();
        check.Visit(body, new MessageField(message, 0, [], false), "");
        if (check._violations.Count == 0)
            return (JsonObject)body!;
        IEnumerable<JsonObject> details = check._violations.Select(v => new JsonObject
        {
            ["field"] = v.Path,
            ["description"] = v.Text,
        });
        string text = string.Join("\n", check._violations.Select(v => v.Text));
        throw new SheetsError(400, "INVALID_ARGUMENT", text, new JsonArray([.. details]));
    }

    private void Visit(JsonNode? node, MessageField field, string path)
    {
        if (field.Lists > 0)
        {
            VisitList(node, field, path);
        }
        else if (Messages.Has(field.Type))
        {
            VisitObject(node, field.Type, path);
        }
        else if (field.Type == "?")
        {
            throw SheetsError.NotImplemented(path);
        }
        else if (node is not null && !IsOf(field, node))
        {
            string type = field.Type == "enum" ? "type.googleapis.com/google.apps.sheets.v4" : TypeName(field.Type);
            Add(path, $"Invalid value at '{path}' ({type}), {node.ToJsonString()}");
        }
    }

    private void VisitList(JsonNode? node, MessageField field, string path)
    {
        if (node is JsonArray list)
        {
            for (int i = 0; i < list.Count; i++)
                Visit(list[i], field.Element, $"{path}[{i}]");
        }
        else if (node is not null)
        {
            Add(
                path,
                $"Invalid value at '{path}' (type.googleapis.com/google.protobuf.ListValue), {node.ToJsonString()}"
            );
        }
    }

    private void VisitObject(JsonNode? node, string message, string path)
    {
        if (node is not JsonObject values)
        {
            Add(path, path.Length == 0 ? "Invalid JSON payload received." : $"Invalid value at '{path}' ({message})");
            return;
        }
        foreach ((string name, JsonNode? value) in values)
        {
            if (!Messages.Fields(message).TryGetValue(name, out MessageField? field))
            {
                string at = path.Length == 0 ? "" : $" at '{path}'";
                Add(path, $"Invalid JSON payload received. Unknown name \"{name}\"{at}: Cannot find field.");
            }
            else if (value is not null)
            {
                Visit(value, field, path.Length == 0 ? Snake(name) : $"{path}.{Snake(name)}");
            }
        }
    }

    private static bool IsOf(MessageField field, JsonNode node) =>
        field.Type switch
        {
            "enum" => node.GetValueKind() == JsonValueKind.String && field.Values.Contains(node.GetValue<string>()),
            "string" or "mask" => node.GetValueKind() == JsonValueKind.String,
            "bool" => node.GetValueKind() is JsonValueKind.True or JsonValueKind.False,
            "number" => node.GetValueKind() == JsonValueKind.Number,
            _ => int.TryParse(node.ToJsonString().Trim('"'), CultureInfo.InvariantCulture, out _),
        };

    private static string TypeName(string type) =>
        type switch
        {
            "int" => "TYPE_INT32",
            "number" => "TYPE_DOUBLE",
            "bool" => "TYPE_BOOL",
            _ => "TYPE_STRING",
        };

    private static string Snake(string name) =>
        string.Concat(name.Select(c => char.IsUpper(c) ? $"_{char.ToLowerInvariant(c)}" : c.ToString()));

    private void Add(string path, string text) => _violations.Add((path, text));
}

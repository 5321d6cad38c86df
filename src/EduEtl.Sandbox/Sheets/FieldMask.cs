using System.Text.Json.Nodes;

namespace EduEtl.Sandbox.Sheets;

/// <summary>
/// A mask as a tree: <c>a,b(c,d),e.f</c>, in queries also with slashes. A node without children means everything below.
/// </summary>
internal sealed class FieldMask
{
    private readonly SortedDictionary<string, FieldMask> _children = new(StringComparer.Ordinal);

    private bool All => _children.Count == 0;

    /// <summary>Reads a mask; null where it is not well-formed.</summary>
    public static FieldMask? Parse(string text)
    {
        var root = new FieldMask();
        int at = 0;
        return root.ReadList(text, ref at) && at == text.Length ? root : null;
    }

    /// <summary>The first path that the message does not have, or that may not be written; null where all is well.</summary>
    public string? FirstUnknown(string message, bool forWriting)
    {
        foreach ((string name, FieldMask child) in _children)
        {
            if (name == "*")
                continue;
            if (!Messages.Fields(message).TryGetValue(name, out MessageField? field) || (forWriting && field.ReadOnly))
                return name;
            if (field.Type == "?")
                throw SheetsError.NotImplemented(name);
            if (!child.All && (!Messages.Has(field.Type) || (forWriting && field.Lists > 0)))
                return $"{name}.{child._children.Keys.First()}";
            if (!child.All && child.FirstUnknown(field.Type, forWriting) is { } unknown)
                return $"{name}.{unknown}";
        }
        return null;
    }

    /// <summary>Whether anything at or below the path is named.</summary>
    public bool Reaches(params ReadOnlySpan<string> path) =>
        path.Length == 0
        || All
        || _children.ContainsKey("*")
        || (_children.TryGetValue(path[0], out FieldMask? child) && child.Reaches(path[1..]));

    /// <summary>
    /// The target with the masked fields as the source has them: what the source lacks is taken away. Neither argument
    /// is changed.
    /// </summary>
    public JsonObject Write(JsonObject? target, JsonObject? source, string message)
    {
        var result = (JsonObject)(target?.DeepClone() ?? new JsonObject());
        IEnumerable<string> names = _children.ContainsKey("*") ? Messages.Fields(message).Keys : _children.Keys;
        foreach (string name in names)
        {
            MessageField field = Messages.Fields(message)[name];
            JsonNode? value = source?[name];
            if (_children.TryGetValue(name, out FieldMask? child) && !child.All)
                value = child.Write(result[name] as JsonObject, value as JsonObject, field.Type);
            result.Remove(name);
            if (value is not null && !field.ReadOnly && value is not JsonObject { Count: 0 })
                result[name] = value.DeepClone();
        }
        return result;
    }

    /// <summary>A copy with the masked fields alone, through lists too: what a partial response holds.</summary>
    public JsonNode Cut(JsonNode node)
    {
        if (node is JsonArray list)
            return new JsonArray([.. list.Select(element => Cut(element!))]);
        if (node is not JsonObject values || All || _children.ContainsKey("*"))
            return node.DeepClone();
        var cut = new JsonObject();
        foreach ((string name, JsonNode? value) in values)
        {
            if (_children.TryGetValue(name, out FieldMask? child))
                cut[name] = child.Cut(value!);
        }
        return cut;
    }

    private bool ReadList(string text, ref int at)
    {
        while (ReadPath(text, ref at))
        {
            if (at == text.Length || text[at] != ',')
                return true;
            at++;
        }
        return false;
    }

    private bool ReadPath(string text, ref int at)
    {
        FieldMask node = this;
        while (true)
        {
            int start = at;
            while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] is '*' or '_'))
                at++;
            if (at == start)
                return false;
            string name = text[start..at];
            node._children.TryAdd(name, new FieldMask());
            node = node._children[name];
            if (at < text.Length && text[at] is '.' or '/')
            {
                at++;
            }
            else if (at < text.Length && text[at] == '(')
            {
                at++;
                return node.ReadList(text, ref at) && at < text.Length && text[at++] == ')';
            }
            else
            {
                return true;
            }
        }
    }
}

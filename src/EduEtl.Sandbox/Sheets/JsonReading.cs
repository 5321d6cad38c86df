using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EduEtl.Sandbox.Sheets;

/// <summary>Reading nodes that were parsed or made by us alike; a node made from an int does not give a double by itself.</summary>
internal static class JsonReading
{
    extension(JsonObject? values)
    {
        public int? Int(string name) =>
            values?[name] is { } node ? int.Parse(node.ToJsonString().Trim('"'), CultureInfo.InvariantCulture) : null;

        public double? Number(string name) =>
            values?[name] is { } node ? double.Parse(node.ToJsonString(), CultureInfo.InvariantCulture) : null;

        public string? Text(string name) =>
            values?[name] is { } node && node.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : null;

        public bool Flag(string name) => values?[name] is { } node && node.GetValueKind() == JsonValueKind.True;

        public JsonObject? Object(string name) => values?[name] as JsonObject;

        public JsonArray Items(string name) => values?[name] as JsonArray ?? [];

        public IEnumerable<JsonObject> Objects(string name) => values.Items(name).Select(n => n as JsonObject ?? []);
    }
}

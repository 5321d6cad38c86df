using System.Text.Json.Nodes;

namespace EduEtl.Sandbox.Sheets;

/// <summary>
/// What Google leaves out of its answers and readers must therefore take for 0: the sheetId 0 of a range and the
/// components 0 of a colour.
/// </summary>
internal static class WireForm
{
    public static JsonNode? Of(JsonNode? node, string message) => Trim(node?.DeepClone(), message);

    private static JsonNode? Trim(JsonNode? node, string message)
    {
        if (node is JsonArray list)
        {
            foreach (JsonNode? element in list)
                Trim(element, message);
        }
        else if (node is JsonObject values && Messages.Has(message))
        {
            bool omitsZero = message is "Color" or "GridRange" or "GridCoordinate" or "DimensionRange";
            foreach ((string name, JsonNode? value) in values.ToList())
            {
                if (omitsZero && (message == "Color" || name == "sheetId") && values.Number(name) == 0)
                    values.Remove(name);
                else
                    Trim(value, Messages.Fields(message)[name].Type);
            }
        }
        return node;
    }
}

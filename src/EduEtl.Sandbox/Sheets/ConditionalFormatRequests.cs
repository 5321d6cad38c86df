using System.Text.Json.Nodes;

namespace EduEtl.Sandbox.Sheets;

/// <summary>Requests on conditional formats; the rules are kept and shown, the stand-in does not colour by them.</summary>
internal static class ConditionalFormatRequests
{
    private static readonly string[] Allowed =
    [
        "backgroundColor",
        "backgroundColorStyle",
        "textFormat.bold",
        "textFormat.italic",
        "textFormat.strikethrough",
        "textFormat.foregroundColor",
        "textFormat.foregroundColorStyle",
    ];

    public static JsonObject? Add(Workbook book, JsonObject request)
    {
        JsonObject rule = request.Object("rule") ?? [];
        List<Block> ranges = [.. rule.Objects("ranges").Select(range => Block.Of(book, range))];
        if (ranges.Count == 0 || ranges.Exists(range => range.Tab != ranges[0].Tab))
            throw SheetsError.Invalid("A rule must have ranges, all on one sheet.");
        JsonObject? boolean = rule.Object("booleanRule");
        if (boolean is null == rule.Object("gradientRule") is null)
            throw SheetsError.Invalid("A rule must be either boolean or a gradient.");
        if (boolean is not null)
            Check(boolean);
        List<JsonObject> rules = ranges[0].Tab.ConditionalFormats;
        rules.Insert(Place(request, rules.Count), (JsonObject)rule.DeepClone());
        return null;
    }

    public static JsonObject Delete(Workbook book, JsonObject request)
    {
        List<JsonObject> rules = Block.TabOf(book, request.Int("sheetId")).ConditionalFormats;
        int index = Place(request, rules.Count - 1);
        JsonObject rule = rules[index];
        rules.RemoveAt(index);
        return new JsonObject { ["rule"] = WireForm.Of(rule, "ConditionalFormatRule") };
    }

    private static int Place(JsonObject request, int last)
    {
        int index = request.Int("index") ?? 0;
        return index >= 0 && index <= last
            ? index
            : throw SheetsError.Invalid($"No conditional format on sheet at index: {index}");
    }

    private static void Check(JsonObject rule)
    {
        if (rule.Object("condition").Text("type") is null or "CONDITION_TYPE_UNSPECIFIED")
            throw SheetsError.Invalid("A boolean rule must have a condition with a type.");
        JsonObject format = rule.Object("format") ?? [];
        IEnumerable<string> names = format
            .Where(pair => pair.Key != "textFormat")
            .Select(pair => pair.Key)
            .Concat((format.Object("textFormat") ?? []).Select(pair => $"textFormat.{pair.Key}"));
        if (names.Except(Allowed).FirstOrDefault() is { } refused)
            throw SheetsError.Invalid($"ConditionalFormatRule.format must not set {refused}.");
    }
}

using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using EduEtl.Settings;

namespace EduEtl.Commands.Init;

/// <summary>The text of an <c>appsettings.json</c>: by section, in the order of <c>docs/settings.md</c>, and without the defaults.</summary>
internal static class SettingsJson
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <param name="values">By key; the items of a list by keys of their own, as in <c>Smtp:To:0</c>.</param>
    public static string Of(IReadOnlyDictionary<string, string> values)
    {
        var source = new SettingsSource(
            values.ToDictionary(value => value.Key, value => new SettingValue(value.Key, value.Value, "")),
            _ => null
        );
        var root = new JsonObject();
        foreach (Setting setting in KnownSettings.All.Where(setting => !setting.IsSecret))
        {
            if (Node(setting, source) is not { } node)
                continue;
            string[] path = setting.Key.Split(':');
            JsonObject parent = path.Length == 1 ? root : Section(root, path[0]);
            parent[path[^1]] = node;
        }
        return root.ToJsonString(Indented) + "\n";
    }

    private static JsonObject Section(JsonObject root, string name)
    {
        if (root[name] is not JsonObject section)
            root[name] = section = [];
        return section;
    }

    /// <summary>Null where the setting is not given, or is what it is anyway.</summary>
    private static JsonNode? Node(Setting setting, SettingsSource source)
    {
        if (setting.IsList)
            return source.Items(setting.Key) is { Count: > 0 } items
                ? new JsonArray([.. items.Select(item => JsonValue.Create(item.Text))])
                : null;
        string? text = source.Values.GetValueOrDefault(setting.Key)?.Text;
        return text is null || text == setting.Default ? null : Scalar(setting, text);
    }

    private static JsonValue Scalar(Setting setting, string text) =>
        setting is Setting<bool> && bool.TryParse(text, out bool on) ? JsonValue.Create(on)
        : setting is Setting<int> or Setting<double> && IsNumber(text, out decimal number) ? JsonValue.Create(number)
        : JsonValue.Create(text);

    // What would be read back otherwise than it was given stays a text.
    private static bool IsNumber(string text, out decimal number) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number)
        && number.ToString(CultureInfo.InvariantCulture) == text;
}

namespace EduEtl.Settings;

/// <summary>A value as some source has it.</summary>
/// <param name="Key">As in <c>Api:Url</c>, in the source's own case.</param>
/// <param name="Origin">For people: a file, a variable, the command line.</param>
internal sealed record SettingValue(string Key, string Text, string Origin);

/// <summary>One source read on its own, flat: <c>Smtp:To:0</c> is a key of its own.</summary>
/// <param name="PlaceOf">Where this source would have a setting, for people; null where it cannot have it.</param>
internal sealed record SettingsSource(
    IReadOnlyDictionary<string, SettingValue> Values,
    Func<KnownSetting, string?> PlaceOf
)
{
    /// <summary>The items of a list in their order; empty for an emptied list, null where this source does not have it.</summary>
    public IReadOnlyList<SettingValue>? Items(string key)
    {
        var items = Values
            .Values.Where(item => ItemIndex(key, item.Key) is not null)
            .OrderBy(item => ItemIndex(key, item.Key) ?? 0)
            .ToList();
        return items.Count > 0 || Values.ContainsKey(key) ? items : null;
    }

    /// <summary>The index in <c>Smtp:To:0</c>, or null where the key is no item of the list.</summary>
    public static int? ItemIndex(string list, string key) =>
        key.StartsWith(list + ':', StringComparison.OrdinalIgnoreCase)
        && int.TryParse(key.AsSpan(list.Length + 1), System.Globalization.NumberStyles.None, null, out int index)
            ? index
            : null;
}

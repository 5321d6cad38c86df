namespace EduEtl.Settings;

/// <summary>All sources, the weakest first, and what they say together.</summary>
internal sealed class SettingsSources(IReadOnlyList<SettingsSource> all)
{
    public IReadOnlyList<SettingsSource> All { get; } = all;

    public static SettingsSources Read(
        SettingsRequest request,
        ICollection<SettingsProblem> problems,
        bool withFiles = true
    ) =>
        new([
            .. withFiles ? Files(request, problems) : [],
            EnvironmentSource.Read(request.Environment, problems),
            CommandLine(request),
        ]);

    private static SettingsSource[] Files(SettingsRequest request, ICollection<SettingsProblem> problems) =>
        [
            JsonFileSource.Read(SettingsFile.Locate("appsettings.json", request), problems),
            DotEnvSource.Read(SettingsFile.Locate(".env", request), problems),
        ];

    public SettingValue? Find(string key) =>
        All.Select(source => source.Values.GetValueOrDefault(key)).LastOrDefault(value => value is not null);

    /// <summary>The list of the latest source that has it: lists are replaced whole, never merged by index.</summary>
    public IReadOnlyList<SettingValue> FindList(string key) =>
        All.Select(source => source.Items(key)).LastOrDefault(items => items is not null) ?? [];

    /// <summary>Where a setting was looked for, the strongest place first.</summary>
    public string PlacesOf(Setting setting) =>
        string.Join("; ", All.Reverse().Select(source => source.PlaceOf(setting)).OfType<string>());

    private static SettingsSource CommandLine(SettingsRequest request) =>
        new(
            request.CommandLine.Keys.ToDictionary(
                key => key,
                key => new SettingValue(key, request.CommandLine[key], request.StrongestOrigin),
                StringComparer.OrdinalIgnoreCase
            ),
            _ => null
        );
}

/// <summary>A value as some source has it.</summary>
/// <param name="Key">As in <c>Api:Url</c>, in the source's own case.</param>
/// <param name="Origin">For people: a file, a variable, the command line.</param>
internal sealed record SettingValue(string Key, string Text, string Origin);

/// <summary>One source read on its own, flat: <c>Smtp:To:0</c> is a key of its own.</summary>
/// <param name="PlaceOf">Where this source would have a setting, for people; null where it cannot have it.</param>
internal sealed record SettingsSource(IReadOnlyDictionary<string, SettingValue> Values, Func<Setting, string?> PlaceOf)
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

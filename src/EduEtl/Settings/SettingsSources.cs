using EduEtl.Resources;

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
            CommandLine(request.CommandLine),
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
    public string PlacesOf(KnownSetting setting) =>
        string.Join("; ", All.Reverse().Select(source => source.PlaceOf(setting)).OfType<string>());

    private static SettingsSource CommandLine(IReadOnlyDictionary<string, string> overrides) =>
        new(
            overrides.Keys.ToDictionary(
                key => key,
                key => new SettingValue(key, overrides[key], Strings.SettingsOriginCommandLine),
                StringComparer.OrdinalIgnoreCase
            ),
            _ => null
        );
}

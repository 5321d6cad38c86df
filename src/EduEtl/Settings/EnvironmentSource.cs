namespace EduEtl.Settings;

/// <summary>Variables <c>EDUETL_Section__Key</c>; others that begin with <c>EDUETL_</c> belong to somebody else.</summary>
internal static class EnvironmentSource
{
    public const string Prefix = "EDUETL_";

    public static SettingsSource Read(
        IReadOnlyDictionary<string, string> environment,
        ICollection<SettingsProblem> problems
    )
    {
        var names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var values = new Dictionary<string, SettingValue>(StringComparer.OrdinalIgnoreCase);
        foreach (string name in environment.Keys.Order(StringComparer.Ordinal))
        {
            if (!name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
                continue;

            string key = name[Prefix.Length..].Replace("__", ":", StringComparison.Ordinal);
            if (!IsOurs(key))
                continue;

            if (!names.TryAdd(key, name))
                problems.Add(Twice(key, names[key], name));

            values[key] = new SettingValue(key, environment[name], Place(name));
        }

        return new SettingsSource(values, setting => Place(setting.EnvironmentName));
    }

    private static bool IsOurs(string key) =>
        key.Contains(':', StringComparison.Ordinal)
            ? KnownSettings.SectionOf(key) is not null
            : KnownSettings.Find(key) is not null;

    // Names that differ in case alone are two variables on Linux, in no order.
    private static SettingsProblem Twice(string key, string first, string second) =>
        SettingsProblem.Of(
            KnownSettings.SectionOf(key) ?? SettingsSections.None,
            Strings.SettingsTwice,
            KnownSettings.Find(key)?.Key ?? key,
            Place(first),
            Place(second)
        );

    private static string Place(string name) => Strings.SettingsOriginEnvironment.With(name);
}

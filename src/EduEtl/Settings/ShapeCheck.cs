using EduEtl.Resources;

namespace EduEtl.Settings;

/// <summary>Keys that nobody knows, lists where one value is expected, and the other way round.</summary>
internal static class ShapeCheck
{
    public static IEnumerable<SettingsProblem> Of(SettingsSources sources, Func<string, string, string> show) =>
        sources.All.SelectMany(source =>
            source.Values.Values.Select(value => Of(source, value.Key, value, show)).OfType<SettingsProblem>()
        );

    private static SettingsProblem? Of(
        SettingsSource source,
        string key,
        SettingValue value,
        Func<string, string, string> show
    )
    {
        if (KnownSettings.Find(key) is { } known)
            return known.IsList ? OfListKey(source, known, value, show) : null;

        if (
            KnownSettings.All.FirstOrDefault(list => list.IsList && SettingsSource.ItemIndex(list.Key, key) >= 0)
            is not null
        )
            return null;

        string shown = SettingReader.Visible(key);
        SettingsSections? section = KnownSettings.SectionOf(key);
        if (section is not null && !key.Contains(':', StringComparison.Ordinal))
            return SettingsProblem.Of(section.Value, Strings.SettingsSectionExpected, shown, value.Origin);

        if (KnownSettings.Find(key[..Math.Max(0, key.LastIndexOf(':'))]) is { IsList: false } parent)
            return SettingsProblem.Of(parent.Section, Strings.SettingsSingleExpected, shown, value.Origin, parent.Key);

        return KnownSettings.Nearest(key) is { } nearest
            ? SettingsProblem.Of(
                section ?? SettingsSections.None,
                Strings.SettingsUnknownNear,
                shown,
                value.Origin,
                nearest
            )
            : SettingsProblem.Of(section ?? SettingsSections.None, Strings.SettingsUnknown, shown, value.Origin);
    }

    private static SettingsProblem? OfListKey(
        SettingsSource source,
        KnownSetting list,
        SettingValue value,
        Func<string, string, string> show
    )
    {
        if (value.Text.Length > 0)
            return SettingsProblem.Of(
                list.Section,
                Strings.SettingsListExpected,
                list.Key,
                show(list.Key, value.Text),
                value.Origin,
                list.EnvironmentName + "__0"
            );

        return source.Items(list.Key) is [var item, ..]
            ? SettingsProblem.Of(list.Section, Strings.SettingsTwice, list.Key, value.Origin, item.Origin)
            : null;
    }
}

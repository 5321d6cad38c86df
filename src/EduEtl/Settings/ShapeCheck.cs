namespace EduEtl.Settings;

/// <summary>Keys that nobody knows, lists where one value is expected, and the other way round.</summary>
internal static class ShapeCheck
{
    public static IEnumerable<SettingsProblem> Of(SettingsSources sources, SettingReader reader) =>
        sources.All.SelectMany(source =>
            source.Values.Values.Select(value => Of(source, value.Key, value, reader)).OfType<SettingsProblem>()
        );

    private static SettingsProblem? Of(SettingsSource source, string key, SettingValue value, SettingReader reader)
    {
        if (KnownSettings.Find(key) is { } known)
            return known.IsList ? OfListKey(source, known, value, reader) : null;

        if (KnownSettings.All.Any(list => list.IsList && SettingsSource.ItemIndex(list.Key, key) >= 0))
            return null;

        string shown = SettingReader.Visible(key);
        SettingsSections? section = KnownSettings.SectionOf(key);
        if (section is not null && !key.Contains(':', StringComparison.Ordinal))
            return SettingsProblem.Of(section.Value, Strings.SettingsSectionExpected, shown, value.Origin);

        if (KnownSettings.Find(key[..Math.Max(0, key.LastIndexOf(':'))]) is { IsList: false } parent)
            return SettingsProblem.Of(parent.Section, Strings.SettingsSingleExpected, shown, value.Origin, parent.Key);

        SettingsSections where = section ?? SettingsSections.None;
        return Nearest(key) is { } nearest
            ? SettingsProblem.Of(where, Strings.SettingsUnknownNear, shown, value.Origin, nearest)
            : SettingsProblem.Of(where, Strings.SettingsUnknown, shown, value.Origin);
    }

    private static SettingsProblem? OfListKey(
        SettingsSource source,
        Setting list,
        SettingValue value,
        SettingReader reader
    )
    {
        if (value.Text.Length > 0)
            return SettingsProblem.Of(
                list.Section,
                Strings.SettingsListExpected,
                list.Key,
                reader.Show(list, value.Text),
                value.Origin,
                list.EnvironmentName + "__0"
            );

        return source.Items(list.Key) is [var item, ..]
            ? SettingsProblem.Of(list.Section, Strings.SettingsTwice, list.Key, value.Origin, item.Origin)
            : null;
    }

    /// <summary>The key that was probably meant, or null where none is near.</summary>
    private static string? Nearest(string key)
    {
        (string nearest, int distance) = KnownSettings
            .All.Select(setting => (setting.Key, Distance: Distance(key, setting.Key)))
            .MinBy(candidate => candidate.Distance);
        return distance <= key.Length / 2 ? nearest : null;
    }

    /// <summary>Levenshtein's, without regard to case: how many letters to add, drop or change.</summary>
    private static int Distance(string left, string right)
    {
        int[] row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (int i = 1; i <= left.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.Length; j++)
            {
                int change = char.ToUpperInvariant(left[i - 1]) == char.ToUpperInvariant(right[j - 1]) ? 0 : 1;
                (diagonal, row[j]) = (row[j], Math.Min(diagonal + change, Math.Min(row[j], row[j - 1]) + 1));
            }
        }

        return row[^1];
    }
}

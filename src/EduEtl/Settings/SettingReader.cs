namespace EduEtl.Settings;

/// <summary>
/// Reads single settings; what is missing or wrong is added to the problems, and the default stands in, so that one
/// pass finds them all.
/// </summary>
internal sealed class SettingReader(SettingsSources sources, ICollection<SettingsProblem> problems)
{
    private readonly Lazy<Redactor> _redactor = new(() => SecretsOf(sources));

    public ICollection<SettingsProblem> Problems => problems;

    /// <summary>Reads on without adding problems: a part that is switched off is not judged.</summary>
    public SettingReader Unjudged() => new(sources, new List<SettingsProblem>());

    public SettingValue? Given(Setting setting) => sources.Find(setting.Key);

    public T Read<T>(Setting<T> setting)
    {
        SettingValue? given = Given(setting);
        string? text = given?.Text ?? setting.Default;
        if (setting.Form(text ?? "", out T value) is not { } expected)
            return value;

        if (text is null)
            Add(setting, Strings.SettingsMissing, setting.Key, expected, sources.PlacesOf(setting), setting.Meaning);
        else if (text.Length == 0)
            Add(setting, Strings.SettingsEmpty, setting.Key, expected, given?.Origin);
        else
            Add(setting, Strings.SettingsValueWrong, setting.Key, Show(setting, text), given?.Origin, expected);

        // Where there is no default, what an empty text gives.
        _ = setting.Form(setting.Default ?? "", out T usual);
        return usual;
    }

    /// <summary>The secret with the place that counts: what others hold of it does not.</summary>
    public Secret? ReadSecret(Setting<Secret?> setting) =>
        Read(setting) is { } secret ? new(secret.Reveal()) { Place = PlaceOf(setting) } : null;

    /// <summary>Where a setting was found; where it was not, the place that it is written into.</summary>
    public string PlaceOf(Setting setting) => Given(setting)?.Origin ?? DotEnvSource.Place(setting);

    /// <summary>A file or folder as its full path.</summary>
    public string ReadPath(Setting<string> setting, string workingDirectory) =>
        Path.GetFullPath(Read(setting), workingDirectory);

    /// <summary>The items that are right; null where none is given.</summary>
    public IReadOnlyList<T>? ReadList<T>(Setting<T> list)
    {
        var values = new List<T>();
        IReadOnlyList<SettingValue> items = sources.FindList(list.Key);
        foreach (SettingValue item in items)
        {
            if (list.Form(item.Text, out T value) is not { } expected)
                values.Add(value);
            else
                Add(list, Strings.SettingsValueWrong, item.Key, Show(list, item.Text), item.Origin, expected);
        }

        return items.Count > 0 ? values : null;
    }

    /// <summary>What is enabled has to have something to use it on.</summary>
    public void AddUnlessGiven(Setting setting, Setting<bool> enabled)
    {
        if (string.IsNullOrEmpty(Given(setting)?.Text))
            Add(
                setting,
                Strings.SettingsEnabledWithout,
                enabled.Key,
                Given(enabled)?.Origin ?? Strings.SettingsOriginDefault,
                setting.Key,
                sources.PlacesOf(setting)
            );
    }

    public void Add(Setting setting, string format, params object?[] values) =>
        problems.Add(SettingsProblem.Of(setting.Section, format, values));

    /// <summary>A value as errors show it: no secret, no control characters, not too long.</summary>
    public string Show(Setting setting, string text)
    {
        if (setting.IsSecret)
            return Redactor.Mask;

        // An address can hold a key in its query.
        int query = text.IndexOf('?', StringComparison.Ordinal);
        string visible = Visible(_redactor.Value.Redact(query < 0 ? text : $"{text[..query]}?{Redactor.Mask}"));
        return '"' + (visible.Length > 200 ? visible[..200] + '…' : visible) + '"';
    }

    public static string Visible(string text) =>
        string.Concat(text.Select(c => char.IsControl(c) ? $"\\u{(int)c:x4}" : c.ToString()));

    private static Redactor SecretsOf(SettingsSources sources) =>
        new(
            sources
                .All.SelectMany(source => source.Values.Values)
                .Where(value => KnownSettings.Find(value.Key) is { IsSecret: true })
                .Select(value => value.Text)
        );
}

using EduEtl.Resources;

namespace EduEtl.Settings;

internal delegate bool SettingParser<T>(string text, out T value);

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

    public SettingValue? Given(string key) => sources.Find(key);

    public IReadOnlyList<SettingValue> GivenList(string key) => sources.FindList(key);

    public string PlacesOf(string key) => sources.PlacesOf(KnownSettings.Get(key));

    public T? Read<T>(string key, string expected, SettingParser<T> parse)
    {
        KnownSetting setting = KnownSettings.Get(key);
        SettingValue? given = sources.Find(key);
        string? text = given?.Text ?? setting.Default;
        if (text is null)
            AddWrong(setting, expected, Strings.SettingsMissing, key, expected, sources.PlacesOf(setting));
        else if (text.Length == 0 && setting.Default is null or not "")
            AddWrong(setting, expected, Strings.SettingsEmpty, key, expected, given?.Origin);
        else if (parse(text, out T? value))
            return value;
        else
            AddWrong(setting, expected, Strings.SettingsValueWrong, key, Show(key, text), given?.Origin, expected);

        return setting.Default is { } standard && parse(standard, out T? usual) ? usual : default;
    }

    public void Add(KnownSetting setting, string format, params object?[] values) =>
        problems.Add(SettingsProblem.Of(setting.Section, format, values));

    /// <summary>As <see cref="Add"/>, where a value has to be of another form.</summary>
    public void AddWrong(KnownSetting setting, string expected, string format, params object?[] values) =>
        problems.Add(
            SettingsProblem.Of(setting.Section, format, values) with
            {
                Key = setting.Key,
                Expected = expected,
            }
        );

    /// <summary>A value as errors show it: no secret, no control characters, not too long.</summary>
    public string Show(string key, string text)
    {
        if (KnownSettings.Find(key) is { IsSecret: true })
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

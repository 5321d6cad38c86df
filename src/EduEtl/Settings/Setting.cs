namespace EduEtl.Settings;

/// <summary>Reads a text as a value; returns what it has to be like where it is none, and null where it is one.</summary>
internal delegate string? SettingForm<T>(string text, out T value);

/// <summary>One key that the program understands.</summary>
/// <param name="Key">As in <c>Api:Url</c>.</param>
/// <param name="Default">As text; null where there is none and the key is required, <c>[]</c> for an empty list.</param>
/// <param name="DotEnvName">The name in <c>.env</c>; only secrets have one.</param>
internal abstract record Setting(string Key, string? Default, string? DotEnvName)
{
    /// <summary>Where else than in its section the key counts.</summary>
    public SettingsSections AlsoIn { get; init; }

    public SettingsSections Section => SectionOf(Key) | AlsoIn;

    public bool IsList => Default == "[]";

    public bool IsSecret => DotEnvName is not null;

    /// <summary>What it is for, as <c>docs/settings.md</c> has it: its text is <c>Setting_Api_Url</c> for <c>Api:Url</c>.</summary>
    public string Meaning =>
        Strings.ResourceManager.GetString(
            "Setting_" + Key.Replace(':', '_'),
            System.Globalization.CultureInfo.CurrentUICulture
        ) ?? Key;

    public string EnvironmentName => EnvironmentSource.Prefix + Key.Replace(":", "__", StringComparison.Ordinal);

    /// <summary>What a value, or an item of a list, has to be like where this text is none; null where it is one.</summary>
    public abstract string? Objection(string text);

    private static SettingsSections SectionOf(string key) =>
        key.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon
            ? Enum.Parse<SettingsSections>(key[..colon])
            : SettingsSections.None;
}

/// <inheritdoc cref="Setting"/>
/// <param name="Form">Of the value; of each item where it is a list.</param>
internal sealed record Setting<T>(string Key, string? Default, SettingForm<T> Form, string? DotEnvName = null)
    : Setting(Key, Default, DotEnvName)
{
    public override string? Objection(string text) => Form(text, out _);
}

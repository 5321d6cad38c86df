using EduEtl.Settings;
using EduEtl.Terminal;

namespace EduEtl.Commands.Init;

/// <summary>The two settings files of a folder as they are, and what they hold.</summary>
internal sealed class PresentFiles
{
    private readonly List<SettingsProblem> _problems = [];
    private readonly List<string> _paths = [];

    public PresentFiles(string folder)
    {
        JsonPath = Path.Combine(folder, "appsettings.json");
        DotEnvPath = Path.Combine(folder, ".env");
        Read(JsonPath, JsonFileSource.Read);
        Read(DotEnvPath, DotEnvSource.Read);
    }

    public string JsonPath { get; }

    public string DotEnvPath { get; }

    public bool Any => _paths.Count > 0;

    /// <summary>What is set, by key, secrets included.</summary>
    public Dictionary<string, string> Values { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Which files there are, what they set otherwise than it is anyway, and what of them cannot be read.</summary>
    public void Show(Screen screen)
    {
        foreach (string path in _paths)
            screen.Line(Strings.InitFileThere.With(path));
        string[][] pairs =
        [
            .. Values
                .Where(value => !IsDefault(value.Key, value.Value))
                .OrderBy(value => value.Key, StringComparer.OrdinalIgnoreCase)
                .Select(value => new[] { value.Key, Shown(value.Key, value.Value) }),
        ];
        if (pairs.Length > 0)
            screen.Pairs(pairs);
        foreach (SettingsProblem problem in _problems)
            screen.Warn(problem.Text);
    }

    private void Read(string path, Func<SettingsFile, ICollection<SettingsProblem>, SettingsSource> read)
    {
        if (!Path.Exists(path))
            return;
        _paths.Add(path);
        foreach ((string key, SettingValue value) in read(new(path, path), _problems).Values)
            Values[key] = value.Text;
    }

    private static bool IsDefault(string key, string value) =>
        KnownSettings.Find(key) is { } setting
        && (setting.IsList ? value.Length == 0 : value.Equals(setting.Default, StringComparison.OrdinalIgnoreCase));

    private static string Shown(string key, string value) =>
        KnownSettings.Find(key) switch
        {
            { IsSecret: true } => Redactor.Mask,
            // A JSON file's own words for it come back in capitals.
            Setting<bool> => Printable.Excerpt(value.ToLowerInvariant()),
            _ => Printable.Excerpt(value),
        };
}

using System.Text.RegularExpressions;
using DotNetEnv;
using EduEtl.Resources;

namespace EduEtl.Settings;

/// <summary>
/// <c>.env</c>: the secrets. Read without exporting them to the process, where child processes would see them. A value
/// ends with its line, and a <c>$</c> is a <c>$</c>: nothing is interpolated, however the value is quoted.
/// </summary>
internal static partial class DotEnvSource
{
    // DotNetEnv interpolates $ outside single quotes, in silence; it never sees one.
    private const char Dollar = '\uE000';

    private static readonly LoadOptions WithoutExporting = LoadOptions.NoEnvVars();

    private static IEnumerable<KnownSetting> Secrets => KnownSettings.All.Where(setting => setting.IsSecret);

    public static SettingsSource Read(SettingsFile file, ICollection<SettingsProblem> problems)
    {
        var values = new Dictionary<string, SettingValue>(StringComparer.OrdinalIgnoreCase);
        var lines = file.ReadText(problems)?.ReplaceLineEndings("\n").Split('\n') ?? [];
        for (var i = 0; i < lines.Length; i++)
        {
            var entries = Parse(lines[i]);
            if (entries is null)
            {
                AddProblem(Strings.SettingsDotEnvSyntax, i + 1);
            }

            foreach (var (name, text) in entries ?? [])
            {
                if (Secrets.FirstOrDefault(secret => Same(secret.DotEnvName!, name)) is { } setting)
                {
                    values[setting.Key] = new SettingValue(text, Place(setting, file.Path!));
                }
                else
                {
                    AddProblem(Strings.SettingsDotEnvUnknown, i + 1);
                }
            }
        }

        return new SettingsSource(values, setting => setting.IsSecret ? Place(setting, file.Places) : null);

        void AddProblem(string format, int line) =>
            problems.Add(
                SettingsProblem.Of(
                    // What the line was to set is not known.
                    Secrets.Aggregate(SettingsSections.None, (all, secret) => all | secret.Section),
                    format,
                    file.Path,
                    line,
                    string.Join(", ", Secrets.Select(secret => secret.DotEnvName))
                )
            );
    }

    // Null: the line cannot be read.
    private static List<KeyValuePair<string, string>>? Parse(string line)
    {
        try
        {
            return Env.LoadContents(WithoutDollars(line), WithoutExporting)
                .Select(entry => KeyValuePair.Create(entry.Key, entry.Value.Replace(Dollar, '$')))
                .ToList();
        }
        catch (Exception) // The parser's messages quote the text: nothing of them is kept.
        {
            return null;
        }
    }

    private static string WithoutDollars(string line)
    {
        var value = line[(line.IndexOf('=', StringComparison.Ordinal) + 1)..].TrimStart();
        return value.StartsWith('"')
            ? Escapes().Replace(line, match => match.Value is "$" or @"\$" ? Dollar.ToString() : match.Value)
            : line.Replace('$', Dollar);
    }

    private static string Place(KnownSetting setting, string file) =>
        Strings.SettingsOriginDotEnv.With(setting.DotEnvName, file);

    private static bool Same(string left, string right) =>
        string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"\\.|\$")]
    private static partial Regex Escapes();
}

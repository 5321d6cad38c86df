using System.Text.RegularExpressions;
using DotNetEnv;

namespace EduEtl.Settings;

/// <summary>
/// <c>.env</c>: the secrets. Read without exporting them to the process, where child processes would see them. A value
/// ends with its line, and a <c>$</c> is a <c>$</c>: nothing is interpolated, however the value is quoted.
/// </summary>
internal static partial class DotEnvSource
{
    // DotNetEnv interpolates $ outside single quotes, and takes a # for a comment that only follows a quote, both in
    // silence; it never sees one.
    private const char Dollar = '\uE000';
    private const char Hash = '\uE001';

    private static readonly LoadOptions WithoutExporting = LoadOptions.NoEnvVars();

    private static IEnumerable<Setting> Secrets => KnownSettings.All.Where(setting => setting.IsSecret);

    public static SettingsSource Read(SettingsFile file, ICollection<SettingsProblem> problems)
    {
        var values = new Dictionary<string, SettingValue>(StringComparer.OrdinalIgnoreCase);
        string[] lines = file.ReadText(problems)?.ReplaceLineEndings("\n").Split('\n') ?? [];
        for (int i = 0; i < lines.Length; i++)
        {
            if (!TryParse(lines[i], out string? name, out string text))
                AddProblem(Strings.SettingsDotEnvSyntax, i + 1);
            else if (name is null)
                continue;
            else if (Secrets.FirstOrDefault(secret => Same(secret.DotEnvName!, name)) is { } setting)
                values[setting.Key] = new SettingValue(setting.Key, text, Place(setting, file.Path!));
            else
                AddProblem(Strings.SettingsDotEnvUnknown, i + 1);
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

    /// <param name="name">Null where the line says nothing.</param>
    private static bool TryParse(string line, out string? name, out string text)
    {
        // The forms of .env.example need no parser's help, whose start is felt at ours.
        (name, text) = (null, "");
        int assigned = line.IndexOf("='", StringComparison.Ordinal);
        if (line.Length == 0 || line[0] == '#')
            return true;

        if (
            assigned > 0
            && line.IndexOfAny(['\'', '\\'], assigned + 2) == line.Length - 1
            && line[^1] == '\''
            && line[..assigned].All(c => char.IsAsciiLetter(c) || c == '_')
        )
        {
            (name, text) = (line[..assigned], line[(assigned + 2)..^1]);
            return true;
        }

        return TryParseAny(line, ref name, ref text);
    }

    private static bool TryParseAny(string line, ref string? name, ref string text)
    {
        try
        {
            foreach (
                KeyValuePair<string, string> entry in Env.LoadContents(
                    WithoutDollars(WithoutHash(line)),
                    WithoutExporting
                )
            )
                (name, text) = (entry.Key, entry.Value.Replace(Dollar, '$').Replace(Hash, '#'));

            return true;
        }
        catch (Exception) // The parser's messages quote the text: nothing of them is kept.
        {
            return false;
        }
    }

    private static string WithoutHash(string line) => QuotedHash().Replace(line, "$1" + Hash);

    private static string WithoutDollars(string line)
    {
        string value = line[(line.IndexOf('=', StringComparison.Ordinal) + 1)..].TrimStart();
        return value.StartsWith('"')
            ? Escapes().Replace(line, match => match.Value is "$" or @"\$" ? Dollar.ToString() : match.Value)
            : line.Replace('$', Dollar);
    }

    /// <summary>Where a secret stands, or would stand, for people.</summary>
    public static string Place(Setting setting, string file = ".env") =>
        Strings.SettingsOriginDotEnv.With(setting.DotEnvName, file);

    private static bool Same(string left, string right) =>
        string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"^([^=#]+=\s*['""])#")]
    private static partial Regex QuotedHash();

    [GeneratedRegex(@"\\.|\$")]
    private static partial Regex Escapes();
}

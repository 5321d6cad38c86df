using System.Text;
using System.Text.Json;
using EduEtl.Resources;
using Microsoft.Extensions.Configuration;

namespace EduEtl.Settings;

/// <summary><c>appsettings.json</c>, read by the configuration provider: comments and trailing commas are fine.</summary>
internal static class JsonFileSource
{
    public static SettingsSource Read(SettingsFile file, ICollection<SettingsProblem> problems) =>
        new(
            Flatten(file, problems)
                .ToDictionary(
                    entry => entry.Key,
                    entry => new SettingValue(entry.Value, file.Path!),
                    StringComparer.OrdinalIgnoreCase
                ),
            _ => file.Places
        );

    private static List<KeyValuePair<string, string>> Flatten(SettingsFile file, ICollection<SettingsProblem> problems)
    {
        var text = file.ReadText(problems);
        if (text is null)
        {
            return [];
        }

        try
        {
            using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
            // Sections come with null; so does a JSON null, which means that the key is not given.
            return new ConfigurationBuilder()
                .AddJsonStream(stream)
                .Build()
                .AsEnumerable()
                .Where(entry => entry.Value is not null)
                .Select(entry => KeyValuePair.Create(entry.Key, entry.Value!))
                .ToList();
        }
        catch (JsonException e)
        {
            // Its message quotes the text, so that only the place is told.
            problems.Add(
                SettingsProblem.Of(
                    SettingsSections.All,
                    Strings.SettingsJsonSyntax,
                    file.Path,
                    e.LineNumber + 1,
                    e.BytePositionInLine + 1
                )
            );
        }
        catch (FormatException e)
        {
            problems.Add(
                SettingsProblem.Of(SettingsSections.All, Strings.SettingsFileUnreadable, file.Path, e.Message)
            );
        }

        return [];
    }
}

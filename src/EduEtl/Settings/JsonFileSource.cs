using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Configuration;

namespace EduEtl.Settings;

/// <summary><c>appsettings.json</c>, read by the configuration provider: comments and trailing commas are fine.</summary>
internal static class JsonFileSource
{
    public static SettingsSource Read(SettingsFile file, ICollection<SettingsProblem> problems) =>
        new(
            Flatten(file, problems).ToDictionary(value => value.Key, StringComparer.OrdinalIgnoreCase),
            _ => file.Places
        );

    private static List<SettingValue> Flatten(SettingsFile file, ICollection<SettingsProblem> problems)
    {
        string? text = file.ReadText(problems);
        if (text is null)
            return [];

        try
        {
            using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
            var values = new List<SettingValue>();
            foreach (
                (string key, string? value) in new ConfigurationBuilder().AddJsonStream(stream).Build().AsEnumerable()
            )
            {
                // Sections come with null; so does a JSON null, which means that the key is not given.
                if (value is not null)
                    values.Add(new SettingValue(key, value, file.Path!));
            }

            return values;
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

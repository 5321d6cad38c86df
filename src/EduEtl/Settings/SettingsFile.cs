using System.Text;

namespace EduEtl.Settings;

/// <summary>A settings file in the working directory, else beside the program.</summary>
/// <param name="Path">Where it was found, null where it is in neither place.</param>
/// <param name="Places">For people: the file, or the places where it is not.</param>
internal sealed record SettingsFile(string? Path, string Places)
{
    public static SettingsFile Locate(string name, SettingsRequest request)
    {
        var candidates = new[] { request.WorkingDirectory, request.ProgramDirectory }
            .Select(folder => System.IO.Path.Combine(System.IO.Path.GetFullPath(folder), name))
            .Distinct()
            .ToList();
        string? found = candidates.Find(System.IO.Path.Exists);
        return new SettingsFile(found, found ?? string.Join(", ", candidates.Select(NoSuchFile)));
    }

    /// <summary>The text; null, with a problem noted, where it cannot be had.</summary>
    public string? ReadText(ICollection<SettingsProblem> problems)
    {
        if (Directory.Exists(Path))
        {
            problems.Add(SettingsProblem.Of(SettingsSections.All, Strings.SettingsFolder, Path));
            return null;
        }
        try
        {
            return Path is null ? null : File.ReadAllText(Path, new UTF8Encoding(false, throwOnInvalidBytes: true));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or DecoderFallbackException)
        {
            // The decoder's message shows bytes of the file, which may be a secret's.
            string reason = e is DecoderFallbackException ? Strings.SettingsNotUtf8 : e.Message;
            problems.Add(SettingsProblem.Of(SettingsSections.All, Strings.SettingsFileUnreadable, Path, reason));
            return null;
        }
    }

    private static string NoSuchFile(string path) => Strings.SettingsNoSuchFile.With(path);
}

using System.Text;
using EduEtl.Settings;

namespace EduEtl.Commands.Init;

/// <summary>
/// Writes the two settings files: first under other names, where they are read back, and then both in their places.
/// </summary>
internal static class SetUpFiles
{
    /// <exception cref="ExpectedException">The folder refuses, or a value cannot be written so that it is read back.</exception>
    public static void Write(PresentFiles files, IReadOnlyDictionary<string, string> values)
    {
        string suffix = $".{UniqueId.Text()}";
        string[] written = [files.DotEnvPath + suffix, files.JsonPath + suffix];
        try
        {
            KeyValuePair<string, string>[] secrets =
            [
                .. KnownSettings
                    .All.Where(setting => setting.IsSecret && values.GetValueOrDefault(setting.Key) is { Length: > 0 })
                    .Select(setting => KeyValuePair.Create(setting.DotEnvName!, values[setting.Key])),
            ];
            WritePrivately(written[0], DotEnvText.Of(secrets));
            File.WriteAllText(written[1], SettingsJson.Of(values));
            ReadBack(written[0], DotEnvSource.Read, values, secret: true);
            ReadBack(written[1], JsonFileSource.Read, values, secret: false);
            File.Move(written[0], files.DotEnvPath, overwrite: true);
            File.Move(written[1], files.JsonPath, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            string folder = Path.GetDirectoryName(files.JsonPath)!;
            throw new ExpectedException(
                ExitCode.WrongSettings,
                Strings.InitCannotWrite.With(folder, Printable.OneLine(e.Message)),
                Strings.InitCannotWriteRemedy,
                e
            );
        }
        finally
        {
            foreach (string path in written)
                File.Delete(path);
        }
    }

    /// <summary>Only its owner may read it, from its first byte on.</summary>
    private static void WritePrivately(string path, string text)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var writer = new StreamWriter(path, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), options);
        writer.Write(text);
    }

    private static void ReadBack(
        string path,
        Func<SettingsFile, ICollection<SettingsProblem>, SettingsSource> read,
        IReadOnlyDictionary<string, string> values,
        bool secret
    )
    {
        SettingsSource source = read(new(path, path), []);
        StringComparison comparison = secret ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
        foreach (Setting setting in KnownSettings.All.Where(one => one.IsSecret == secret && !one.IsList))
        {
            string? found = source.Values.GetValueOrDefault(setting.Key)?.Text ?? setting.Default;
            if (values.TryGetValue(setting.Key, out string? value) && !string.Equals(found, value, comparison))
                throw new ExpectedException(
                    ExitCode.WrongSettings,
                    Strings.InitNotReadBack.With(setting.Key),
                    Strings.InitNotReadBackRemedy
                );
        }
    }
}

/// <summary>The text of a <c>.env</c> from which <see cref="Settings.DotEnvSource"/> reads the same values back.</summary>
internal static class DotEnvText
{
    public static string Of(IEnumerable<KeyValuePair<string, string>> values) =>
        string.Concat(values.Select(value => $"{value.Key}={Quoted(value.Value)}\n"));

    // Inside single quotes every character stands for itself, but for that quote.
    private static string Quoted(string value) =>
        value.Contains('\'', StringComparison.Ordinal)
            ? $"\"{value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\""
            : $"'{value}'";
}

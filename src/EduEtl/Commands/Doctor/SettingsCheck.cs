using EduEtl.Settings;
using EduEtl.Terminal;

namespace EduEtl.Commands.Doctor;

/// <summary>The settings, and where they come from.</summary>
internal static class SettingsCheck
{
    private const string DotEnv = ".env";

    public static IEnumerable<Finding> Look(SettingsRequest request, IReadOnlyList<SettingsProblem> problems)
    {
        var secrets = SettingsFile.Locate(DotEnv, request);
        if (SettingsLoader.AreNone(request) && SettingsLoader.NoSettings(request) is var none)
            yield return new(Verdict.Failed, Strings.DoctorSettings, none.Message, none.Remedy);
        yield return problems.Count == 0 ? Right(request, secrets) : Wrong(new SettingsException(problems));
        // What the command line says is for this call alone.
        SettingsRequest lasting = request with
        {
            CommandLine = new Dictionary<string, string>(),
        };
        if (LanguageChoice.IsLeftToChance(lasting))
            yield return Chance();
        if (secrets.Path is { } path && FileRights.Look(DotEnv, path) is { } finding)
            yield return finding;
    }

    private static Finding Chance() =>
        new(
            Verdict.Warning,
            KnownSettings.Language.Key,
            Strings.DoctorLanguage.With(Languages.Current.Name),
            Strings.DoctorLanguageRemedy.With(Languages.Current.Name)
        );

    private static Finding Right(SettingsRequest request, SettingsFile secrets)
    {
        string[] files =
        [
            .. new[] { SettingsFile.Locate("appsettings.json", request).Path, secrets.Path }.OfType<string>(),
        ];
        int variables = EnvironmentSource.Read(request.Environment, []).Values.Count;
        string read = files.Length == 0 ? Numbers.Dash : string.Join(", ", files);
        return new(Verdict.Well, Strings.DoctorSettings, Strings.DoctorSettingsRight.With(read, variables));
    }

    private static Finding Wrong(SettingsException e) =>
        new(
            Verdict.Failed,
            Strings.DoctorSettings,
            e.Message.Replace("\n", "\n    ", StringComparison.Ordinal),
            e.Remedy
        );
}

/// <summary>Who else may read a file with a secret in it.</summary>
internal static class FileRights
{
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    /// <summary>On Windows the folder's rights decide, and are not looked at.</summary>
    /// <returns>Null where nobody else may.</returns>
    public static Finding? Look(string name, string path) =>
        !OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Others) != 0
            ? new(Verdict.Warning, name, Strings.DoctorOthersRead.With(path), $"chmod 600 '{path}'")
            : null;
}

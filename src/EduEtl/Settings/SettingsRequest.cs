using System.Collections;

namespace EduEtl.Settings;

/// <summary>All that settings are made from, so that nothing else looks at files or at the environment.</summary>
/// <param name="CommandLine">Key (as in <c>Api:Url</c>, list items as <c>Smtp:To:0</c>) to value; the strongest source.</param>
/// <param name="Sections">The sections that the command uses.</param>
internal sealed record SettingsRequest(
    string WorkingDirectory,
    string ProgramDirectory,
    IReadOnlyDictionary<string, string> Environment,
    IReadOnlyDictionary<string, string> CommandLine,
    SettingsSections Sections
)
{
    /// <summary>What the strongest source is called.</summary>
    public string StrongestOrigin { get; init; } = Strings.SettingsOriginCommandLine;

    /// <summary>From the process as it is.</summary>
    public static SettingsRequest OfProcess(
        IReadOnlyDictionary<string, string> commandLine,
        SettingsSections sections
    ) => new(CurrentDirectory(), AppContext.BaseDirectory, EnvironmentOfProcess(), commandLine, sections);

    private static string CurrentDirectory()
    {
        try
        {
            return Directory.GetCurrentDirectory();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ExpectedException(
                ExitCode.WrongSettings,
                Strings.WorkingDirectoryGone,
                Strings.WorkingDirectoryGoneRemedy,
                e
            );
        }
    }

    private static Dictionary<string, string> EnvironmentOfProcess() =>
        System
            .Environment.GetEnvironmentVariables()
            .Cast<DictionaryEntry>()
            .ToDictionary(variable => (string)variable.Key, variable => (string?)variable.Value ?? "");
}

/// <summary>The sections that a command uses; problems of the others are not its concern.</summary>
[Flags]
internal enum SettingsSections
{
    /// <summary>The keys at the top level: <c>Language</c>, <c>TestMode</c>. Always in use.</summary>
    None = 0,
    Api = 1,
    Database = 2,
    Sheets = 4,
    Smtp = 8,
    Logs = 16,
    Reports = 32,

    /// <summary>What decides on a row: <c>Api:UserIdLength</c>, for who judges rows without asking the API.</summary>
    Admission = 64,
    Missed = 128,
    Monitor = 256,
    All = Api | Database | Sheets | Smtp | Logs | Reports | Missed | Monitor,
}

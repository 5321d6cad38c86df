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
    /// <summary>From the process as it is.</summary>
    public static SettingsRequest OfProcess(
        IReadOnlyDictionary<string, string> commandLine,
        SettingsSections sections
    ) => new(Directory.GetCurrentDirectory(), AppContext.BaseDirectory, EnvironmentOfProcess(), commandLine, sections);

    private static Dictionary<string, string> EnvironmentOfProcess()
    {
        var variables = new Dictionary<string, string>();
        foreach (DictionaryEntry variable in System.Environment.GetEnvironmentVariables())
            variables.Add((string)variable.Key, (string?)variable.Value ?? "");

        return variables;
    }
}

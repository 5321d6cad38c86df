using EduEtl.Settings;

namespace EduEtl.Terminal;

/// <summary>What the command line says; null and false mean "not given".</summary>
internal sealed record Options(DateOnly? Date, bool? TestMode, bool AllowShrink, string? Language)
{
    public CommandName Command { get; init; }

    /// <summary>Nothing is written or sent.</summary>
    public bool DryRun { get; init; }

    /// <summary>Mail also those who have the mail, or may have it.</summary>
    public bool Again { get; init; }

    /// <summary>Where the problem rows go instead of the screen.</summary>
    public string? CsvFile { get; init; }

    /// <summary>The settings that the command uses.</summary>
    public SettingsSections Sections =>
        Command switch
        {
            CommandName.Report => SettingsSections.Database | SettingsSections.Sheets | SettingsSections.Logs,
            CommandName.Notify => SettingsSections.Database | SettingsSections.Smtp | SettingsSections.Logs,
            CommandName.Problems => SettingsSections.Database,
            CommandName.Replay => SettingsSections.Database | SettingsSections.Admission | SettingsSections.Logs,
            _ when DryRun => SettingsSections.Api | SettingsSections.Database | SettingsSections.Logs,
            _ => SettingsSections.All,
        };

    /// <summary>What of it overrides settings, by the settings' keys.</summary>
    public IReadOnlyDictionary<string, string> Settings
    {
        get
        {
            var settings = new Dictionary<string, string>();
            if (TestMode is { } testMode)
                settings.Add("TestMode", testMode ? "true" : "false");
            if (Language is not null)
                settings.Add("Language", Language);
            return settings;
        }
    }
}

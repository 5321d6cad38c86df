using EduEtl.Settings;

namespace EduEtl.Terminal.Arguments;

/// <summary>What the command line says; null and false mean "not given".</summary>
internal sealed record Options(
    DateOnly? Date = null,
    bool? TestMode = null,
    bool AllowShrink = false,
    string? Language = null
)
{
    public CommandName Command { get; init; }

    /// <summary>Nothing is written or sent.</summary>
    public bool DryRun { get; init; }

    /// <summary>Nothing is printed where all goes well.</summary>
    public bool Quiet { get; init; }

    /// <summary>Who alone is mailed, whoever else is due; none: those of the settings.</summary>
    public IReadOnlyList<string> MailTo { get; init; } = [];

    public bool NoMail { get; init; }

    public bool NoReport { get; init; }

    /// <summary>All days before today that are not settled.</summary>
    public bool Missed { get; init; }

    /// <summary>Missed days are counted from it on.</summary>
    public DateOnly? Since { get; init; }

    /// <summary>The first day of a range; never without <see cref="To"/>.</summary>
    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }

    /// <summary>A day that cannot be loaded does not end the range.</summary>
    public bool KeepGoing { get; init; }

    /// <summary>
    /// What is done already is done once more: settled days of a range, or mail to those who have it or may have it.
    /// </summary>
    public bool Again { get; init; }

    /// <summary>Whether days are loaded from the platform, or would be.</summary>
    public bool IsSettling => Command == CommandName.Settle;

    /// <summary>More than one day in one command.</summary>
    public bool IsRange => Missed || From is not null;

    /// <summary>Where the problem rows go instead of the screen.</summary>
    public string? CsvFile { get; init; }

    /// <summary>The kind of problem whose rows alone are shown, by its machine name; null: all.</summary>
    public string? Kind { get; init; }

    /// <summary>Whether problem rows are shown whole.</summary>
    public bool Raw { get; init; }

    /// <summary>How many weeks the calendar shows.</summary>
    public int Weeks { get; init; } = CalendarView.Weeks;

    /// <summary>For machines.</summary>
    public bool Json { get; init; }

    /// <summary>The settings that the command uses.</summary>
    public SettingsSections Sections =>
        Command switch
        {
            CommandName.Report => SettingsSections.Database
                | SettingsSections.Sheets
                | SettingsSections.Reports
                | SettingsSections.Logs
                | SettingsSections.Monitor,
            CommandName.Notify => SettingsSections.Database
                | SettingsSections.Smtp
                | SettingsSections.Reports
                | SettingsSections.Logs
                | SettingsSections.Monitor,
            CommandName.Problems => SettingsSections.Database,
            CommandName.Status => SettingsSections.Database | SettingsSections.Missed,
            CommandName.Replay => SettingsSections.Database
                | SettingsSections.Admission
                | SettingsSections.Logs
                | SettingsSections.Monitor,
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
                settings.Add(KnownSettings.TestMode.Key, testMode ? "true" : "false");
            if (Language is not null)
                settings.Add(KnownSettings.Language.Key, Language);
            if (NoMail)
                settings.Add(KnownSettings.Smtp.Enabled.Key, "false");
            if (NoReport)
            {
                settings.Add(KnownSettings.Sheets.Enabled.Key, "false");
                settings.Add(KnownSettings.Reports.Enabled.Key, "false");
            }
            return settings;
        }
    }
}

using System.Globalization;
using EduEtl.Settings;

namespace EduEtl.Tests.Settings;

/// <summary>A working directory and a program directory of a test's own, and what lies in them.</summary>
internal sealed class SettingsDesk : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("eduetl-settings-");

    public SettingsDesk(string language = "en")
    {
        CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(language);
        Work = _root.CreateSubdirectory("work").FullName;
        Program = _root.CreateSubdirectory("program").FullName;
    }

    public string Work { get; }

    public string Program { get; }

    public Dictionary<string, string> Environment { get; } = [];

    public Dictionary<string, string> CommandLine { get; } = [];

    /// <summary>Enough that a command which uses everything starts.</summary>
    public SettingsDesk Filled()
    {
        WriteEnv("client='acme'\nclient_key='key-1'\ndb_password='db-1'\nsmtp_password='mail-1'\n");
        WriteJson(
            """{"Sheets":{"SpreadsheetId":"sheet-1"},"Smtp":{"From":"etl@example.org","To":["a@example.org"]}}"""
        );
        return this;
    }

    public void WriteJson(string text) => File.WriteAllText(Path.Combine(Work, "appsettings.json"), text);

    public void WriteEnv(string text) => File.WriteAllText(Path.Combine(Work, ".env"), text);

    public SettingsRequest Request(SettingsSections sections = SettingsSections.All) =>
        new(Work, Program, Environment, CommandLine, sections);

    public AppSettings Load(SettingsSections sections = SettingsSections.All) => SettingsLoader.Load(Request(sections));

    /// <summary>The problems' texts, with the folders' names replaced by WORK and PROGRAM.</summary>
    public IReadOnlyList<string> Problems(SettingsSections sections = SettingsSections.All) =>
        [.. Refusal(sections).Problems.Select(problem => Generic(problem.Text))];

    public SettingsException Refusal(SettingsSections sections = SettingsSections.All) =>
        Assert.Throws<SettingsException>(() => Load(sections));

    public string Generic(string text) =>
        text.Replace(Work, "WORK", StringComparison.Ordinal).Replace(Program, "PROGRAM", StringComparison.Ordinal);

    public void Dispose() => _root.Delete(recursive: true);
}

using EduEtl.Resources;

namespace EduEtl.Settings;

/// <summary>The two stages that can be switched off; switched off, nothing else of their section is judged.</summary>
internal static class ToolSections
{
    private const int LongestTitle = 100;

    public static SheetsSettings Sheets(SettingReader all, string workingDirectory)
    {
        (bool enabled, SettingReader reader) = Enabled(all, "Sheets:Enabled");
        var settings = new SheetsSettings(
            enabled,
            reader.Read<string>("Sheets:SpreadsheetId", Strings.SettingsExpectSpreadsheet, TrySpreadsheetId) ?? "",
            Path.GetFullPath(reader.Text("Sheets:CredentialsFile"), workingDirectory),
            Title(reader, "Sheets:ReportTab"),
            Title(reader, "Sheets:HistoryTab"),
            Title(reader, "Sheets:TasksTab"),
            reader.Duration("Sheets:Timeout"),
            reader.Number("Sheets:Attempts", 1, 100),
            reader.Address("Sheets:Endpoint")
        );
        NeedsOne(reader, "Sheets:Enabled", "Sheets:SpreadsheetId", reader.Given("Sheets:SpreadsheetId")?.Text);
        TitlesDiffer(
            reader,
            new("Sheets:ReportTab", settings.ReportTab),
            new("Sheets:HistoryTab", settings.HistoryTab),
            new("Sheets:TasksTab", settings.TasksTab)
        );
        return settings;
    }

    public static SmtpSettings Smtp(SettingReader all)
    {
        (bool enabled, SettingReader reader) = Enabled(all, "Smtp:Enabled");
        string from = reader.Read<string>("Smtp:From", Strings.SettingsExpectMailbox, TryMailboxOrEmpty) ?? "";
        NeedsOne(reader, "Smtp:Enabled", "Smtp:From", reader.Given("Smtp:From")?.Text);
        string account = SettingFormats.TryMailbox(from, out string address) ? address : "";
        return new SmtpSettings(
            enabled,
            reader.Text("Smtp:Host"),
            reader.Number("Smtp:Port", 1, 65535),
            reader.OneOf<SmtpSecurity>("Smtp:Security"),
            reader.OptionalText("Smtp:User") ?? account,
            reader.OptionalSecret("Smtp:Password"),
            from,
            Recipients(reader),
            reader.Duration("Smtp:Timeout")
        );
    }

    private static (bool Enabled, SettingReader Reader) Enabled(SettingReader reader, string key)
    {
        int before = reader.Problems.Count;
        bool enabled = reader.Switch(key) && reader.Problems.Count == before;
        return (enabled, enabled ? reader : reader.Unjudged());
    }

    private static List<string> Recipients(SettingReader reader)
    {
        const string key = "Smtp:To";
        IReadOnlyList<SettingValue> items = reader.GivenList(key);
        var recipients = new List<string>();
        var addresses = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (SettingValue item in items)
        {
            if (!SettingFormats.TryMailbox(item.Text, out string address))
                reader.AddWrong(
                    KnownSettings.Get(key),
                    Strings.SettingsExpectMailbox,
                    Strings.SettingsValueWrong,
                    item.Key,
                    reader.Show(item.Key, item.Text),
                    item.Origin,
                    Strings.SettingsExpectMailbox
                );
            else if (addresses.Add(address))
                recipients.Add(item.Text);
        }

        NeedsOne(reader, "Smtp:Enabled", key, items.Count > 0 ? "given" : reader.Given(key)?.Text);
        return recipients;
    }

    private static void NeedsOne(SettingReader reader, string enabled, string key, string? given)
    {
        if (string.IsNullOrEmpty(given))
            reader.Add(
                KnownSettings.Get(key),
                Strings.SettingsEnabledWithout,
                enabled,
                reader.Given(enabled)?.Origin ?? Strings.SettingsOriginDefault,
                key,
                reader.PlacesOf(key)
            );
    }

    private static string Title(SettingReader reader, string key) =>
        reader.Read(
            key,
            Strings.SettingsExpectTitle,
            (string text, out string value) =>
                !string.IsNullOrWhiteSpace(value = text) && text.Length <= LongestTitle && !text.Any(char.IsControl)
        ) ?? "";

    private static void TitlesDiffer(SettingReader reader, params TabTitle[] tabs)
    {
        foreach (
            IGrouping<string, TabTitle>? same in tabs.GroupBy(tab => tab.Title, StringComparer.OrdinalIgnoreCase)
                .Where(g => g.Count() > 1)
        )
            reader.Add(
                KnownSettings.Get(same.First().Key),
                Strings.SettingsTitlesSame,
                string.Join(", ", same.Select(tab => tab.Key)),
                reader.Show(same.First().Key, same.Key)
            );
    }

    // People paste the sheet's whole address.
    private static bool TrySpreadsheetId(string text, out string value) =>
        !(value = text).Any(c => c is '/' || char.IsWhiteSpace(c) || char.IsControl(c));

    private static bool TryMailboxOrEmpty(string text, out string value) =>
        (value = text).Length == 0 || SettingFormats.TryMailbox(text, out _);

    private sealed record TabTitle(string Key, string Title);
}

using static EduEtl.Settings.KnownSettings;

namespace EduEtl.Settings;

/// <summary>The two stages that can be switched off; switched off, nothing else of their section is judged.</summary>
internal static class ToolSections
{
    public static SheetsSettings ReadSheets(SettingReader all, string workingDirectory)
    {
        (bool enabled, SettingReader reader) = ReadSwitch(all, Sheets.Enabled);
        var settings = new SheetsSettings(
            enabled,
            reader.Read(Sheets.SpreadsheetId),
            reader.ReadPath(Sheets.CredentialsFile, workingDirectory),
            reader.Read(Sheets.ReportTab),
            reader.Read(Sheets.HistoryTab),
            reader.Read(Sheets.TasksTab),
            reader.Read(Sheets.Timeout),
            reader.Read(Sheets.Attempts),
            reader.Read(Sheets.Endpoint)
        );
        reader.AddUnlessGiven(Sheets.SpreadsheetId, Sheets.Enabled);
        TitlesDiffer(
            reader,
            (Sheets.ReportTab, settings.ReportTab),
            (Sheets.HistoryTab, settings.HistoryTab),
            (Sheets.TasksTab, settings.TasksTab)
        );
        return settings;
    }

    public static SmtpSettings ReadSmtp(SettingReader all)
    {
        (bool enabled, SettingReader reader) = ReadSwitch(all, Smtp.Enabled);
        Mailbox? from = reader.Read(Smtp.From);
        reader.AddUnlessGiven(Smtp.From, Smtp.Enabled);
        return new SmtpSettings(
            enabled,
            reader.Read(Smtp.Host),
            reader.Read(Smtp.Port),
            reader.Read(Smtp.Security),
            reader.Read(Smtp.User) ?? from?.Address ?? "",
            reader.ReadSecret(Smtp.Password),
            from?.Text ?? "",
            Recipients(reader, out string[] readers),
            reader.Read(Smtp.Timeout)
        )
        {
            Readers = readers,
        };
    }

    private static (bool Enabled, SettingReader Reader) ReadSwitch(SettingReader reader, Setting<bool> setting)
    {
        int before = reader.Problems.Count;
        bool enabled = reader.Read(setting) && reader.Problems.Count == before;
        return (enabled, enabled ? reader : reader.Unjudged());
    }

    /// <summary>The operators first; without any, nobody is a reader.</summary>
    private static string[] Recipients(SettingReader reader, out string[] readers)
    {
        IReadOnlyList<Mailbox>? to = reader.ReadList(Smtp.To);
        IReadOnlyList<Mailbox>? operators = reader.ReadList(Smtp.Operators);
        if (operators is null && to is null)
            reader.AddUnlessGiven(Smtp.To, Smtp.Enabled);
        string[] all = Distinct([.. operators ?? [], .. to ?? []]);
        readers = operators is null ? [] : all[Distinct(operators).Length..];
        return all;
    }

    private static string[] Distinct(IEnumerable<Mailbox> mailboxes) =>
        [.. mailboxes.DistinctBy(to => to.Address, StringComparer.OrdinalIgnoreCase).Select(to => to.Text)];

    private static void TitlesDiffer(SettingReader reader, params (Setting<string> Setting, string Title)[] tabs)
    {
        IGrouping<string, Setting<string>>? same = tabs.GroupBy(
                tab => tab.Title,
                tab => tab.Setting,
                StringComparer.OrdinalIgnoreCase
            )
            .FirstOrDefault(titles => titles.Count() > 1);
        if (same is not null)
            reader.Add(
                same.First(),
                Strings.SettingsTitlesSame,
                string.Join(", ", same.Select(setting => setting.Key)),
                reader.Show(same.First(), same.Key)
            );
    }
}

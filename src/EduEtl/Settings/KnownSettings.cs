using Npgsql;
using static EduEtl.Settings.SettingForms;

namespace EduEtl.Settings;

/// <summary>
/// Every setting is declared here and nowhere else: its key, its default, its form and bounds; what it means
/// is told by the text of its name. The order is that of <c>docs/settings.md</c>.
/// </summary>
internal static class KnownSettings
{
    public static readonly Setting<string> Language = new("Language", "auto", LanguageName);
    public static readonly Setting<bool> TestMode = new("TestMode", "false", Switch);

    public static IReadOnlyList<Setting> All { get; } =
    [
        Language,
        TestMode,
        .. Api.All,
        .. Database.All,
        .. Sheets.All,
        .. Smtp.All,
        .. Missed.All,
        .. Monitor.All,
        .. Logs.All,
        .. Reports.All,
    ];

    public static Setting? Find(string key) =>
        All.FirstOrDefault(setting => setting.Key.Equals(key, StringComparison.OrdinalIgnoreCase));

    /// <summary>The section that a key lies in by its first part, known or not; null where there is no such section.</summary>
    public static SettingsSections? SectionOf(string key)
    {
        string name = key.Split(':')[0];
        return All.FirstOrDefault(setting =>
            setting.Key.StartsWith(name + ':', StringComparison.OrdinalIgnoreCase)
        )?.Section;
    }

    public static class Api
    {
        public static readonly Setting<Uri> Url = new("Api:Url", "https://b2b.itresume.ru/api/statistics", Address);
        public static readonly Setting<string> Client = new("Api:Client", null, Text, "client");
        public static readonly Setting<Secret> ClientKey = new("Api:ClientKey", null, Hidden, "client_key");
        public static readonly Setting<int> UserIdLength = new("Api:UserIdLength", "32", Number(1, 1000))
        {
            AlsoIn = SettingsSections.Admission,
        };
        public static readonly Setting<TimeSpan> ResponseTimeout = new("Api:ResponseTimeout", "00:02:00", Duration);
        public static readonly Setting<TimeSpan> IdleTimeout = new("Api:IdleTimeout", "00:00:30", Duration);
        public static readonly Setting<int> Attempts = new("Api:Attempts", "5", Number(1, 100));
        public static readonly Setting<TimeSpan> RetryDelay = new("Api:RetryDelay", "00:00:01", Duration);
        public static readonly Setting<int> Parallel = new("Api:Parallel", "2", Number(1, 16));

        public static Setting[] All =>
            [Url, Client, ClientKey, UserIdLength, ResponseTimeout, IdleTimeout, Attempts, RetryDelay, Parallel];
    }

    public static class Database
    {
        public static readonly Setting<string> Host = new("Database:Host", "localhost", Text);
        public static readonly Setting<int> Port = new("Database:Port", "5432", Number(1, 65535));
        public static readonly Setting<string> Name = new("Database:Name", "postgres", Text);
        public static readonly Setting<string> User = new("Database:User", "postgres", Text);
        public static readonly Setting<Secret?> Password = new("Database:Password", "", OptionalHidden, "db_password");
        public static readonly Setting<SslMode> SslMode = new("Database:SslMode", "Prefer", OneOf);
        public static readonly Setting<string> Table = new("Database:Table", "lms_activities", TableName);
        public static readonly Setting<bool> ResetOnStart = new("Database:ResetOnStart", "false", Switch);
        public static readonly Setting<double> ShrinkGuard = new("Database:ShrinkGuard", "0.5", Share);
        public static readonly Setting<string?> DistributeBy = new("Database:DistributeBy", "", OptionalText);

        public static Setting[] All =>
            [Host, Port, Name, User, Password, SslMode, Table, ResetOnStart, ShrinkGuard, DistributeBy];
    }

    public static class Sheets
    {
        public static readonly Setting<bool> Enabled = new("Sheets:Enabled", "true", Switch);
        public static readonly Setting<string> SpreadsheetId = new("Sheets:SpreadsheetId", "", SheetId);
        public static readonly Setting<string> CredentialsFile = new(
            "Sheets:CredentialsFile",
            "google-service-account.json",
            Text
        );
        public static readonly Setting<string> ReportTab = new("Sheets:ReportTab", "EduEtl", TabTitle);
        public static readonly Setting<string> HistoryTab = new("Sheets:HistoryTab", "EduEtl days", TabTitle);
        public static readonly Setting<string> TasksTab = new("Sheets:TasksTab", "EduEtl tasks", TabTitle);
        public static readonly Setting<TimeSpan> Timeout = new("Sheets:Timeout", "00:01:00", Duration);
        public static readonly Setting<int> Attempts = new("Sheets:Attempts", "5", Number(1, 100));
        public static readonly Setting<Uri?> Endpoint = new("Sheets:Endpoint", "", Optional<Uri>(Address));

        public static Setting[] All =>
            [Enabled, SpreadsheetId, CredentialsFile, ReportTab, HistoryTab, TasksTab, Timeout, Attempts, Endpoint];
    }

    public static class Smtp
    {
        public static readonly Setting<bool> Enabled = new("Smtp:Enabled", "true", Switch);
        public static readonly Setting<string> Host = new("Smtp:Host", "smtp.mail.ru", Text);
        public static readonly Setting<int> Port = new("Smtp:Port", "465", Number(1, 65535));
        public static readonly Setting<SmtpSecurity> Security = new("Smtp:Security", "Tls", OneOf);
        public static readonly Setting<string?> User = new("Smtp:User", "", OptionalText);
        public static readonly Setting<Mailbox?> From = new("Smtp:From", "", Optional<Mailbox>(MailAddress));
        public static readonly Setting<Secret?> Password = new("Smtp:Password", "", OptionalHidden, "smtp_password");
        public static readonly Setting<Mailbox> To = new("Smtp:To", "[]", MailAddress);
        public static readonly Setting<TimeSpan> Timeout = new("Smtp:Timeout", "00:01:00", Duration);

        public static Setting[] All => [Enabled, Host, Port, Security, User, From, Password, To, Timeout];
    }

    public static class Missed
    {
        public static readonly Setting<DateOnly?> Since = new("Missed:Since", "", OptionalDay);

        public static Setting[] All => [Since];
    }

    public static class Monitor
    {
        public static readonly Setting<Secret?> Url = new(
            "Monitor:Url",
            "",
            Optional<Secret>(HiddenAddress),
            "monitor_url"
        );

        public static Setting[] All => [Url];
    }

    public static class Logs
    {
        public static readonly Setting<string> Folder = new("Logs:Folder", ".logs", Text);
        public static readonly Setting<int> Keep = new("Logs:Keep", "3", Number(1, 1_000_000));
        public static readonly Setting<bool> EveryRow = new("Logs:EveryRow", "false", Switch);

        public static Setting[] All => [Folder, Keep, EveryRow];
    }

    public static class Reports
    {
        public static readonly Setting<bool> Enabled = new("Reports:Enabled", "true", Switch);
        public static readonly Setting<string> Folder = new("Reports:Folder", "reports", Text);

        public static Setting[] All => [Enabled, Folder];
    }
}

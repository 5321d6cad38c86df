namespace EduEtl.Settings;

/// <summary>One key that the program understands.</summary>
/// <param name="Key">As in <c>Api:Url</c>.</param>
/// <param name="Default">As text; null where there is none and the key is required, <c>[]</c> for an empty list.</param>
/// <param name="DotEnvName">The name in <c>.env</c>; only secrets have one.</param>
internal sealed record KnownSetting(string Key, string? Default, string? DotEnvName = null)
{
    public const string EmptyList = "[]";

    public bool IsList => Default == EmptyList;

    public bool IsSecret => DotEnvName is not null;

    /// <summary>Where else than in its section the key counts.</summary>
    public SettingsSections AlsoIn { get; init; }

    public SettingsSections Section => SectionOf(Key) | AlsoIn;

    public string EnvironmentName => EnvironmentSource.Prefix + Key.Replace(":", "__", StringComparison.Ordinal);

    private static SettingsSections SectionOf(string key) =>
        key.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon
            ? Enum.Parse<SettingsSections>(key[..colon])
            : SettingsSections.None;
}

/// <summary>The catalogue of all settings, the only place where defaults live.</summary>
internal static class KnownSettings
{
    public static IReadOnlyList<KnownSetting> All { get; } =
    [
        new("Language", "auto"),
        new("TestMode", "false"),
        new("Api:Url", "https://b2b.itresume.ru/api/statistics"),
        new("Api:Client", null, "client"),
        new("Api:ClientKey", null, "client_key"),
        new("Api:UserIdLength", "32") { AlsoIn = SettingsSections.Admission },
        new("Api:ResponseTimeout", "00:02:00"),
        new("Api:IdleTimeout", "00:00:30"),
        new("Api:Attempts", "5"),
        new("Api:RetryDelay", "00:00:01"),
        new("Api:Parallel", "2"),
        new("Database:Host", "localhost"),
        new("Database:Port", "5432"),
        new("Database:Name", "postgres"),
        new("Database:User", "postgres"),
        new("Database:Password", "", "db_password"),
        new("Database:SslMode", "Prefer"),
        new("Database:Table", "lms_activities"),
        new("Database:ResetOnStart", "false"),
        new("Database:ShrinkGuard", "0.5"),
        new("Database:DistributeBy", ""),
        new("Sheets:Enabled", "true"),
        new("Sheets:SpreadsheetId", ""),
        new("Sheets:CredentialsFile", "google-service-account.json"),
        new("Sheets:ReportTab", "EduEtl"),
        new("Sheets:HistoryTab", "EduEtl days"),
        new("Sheets:TasksTab", "EduEtl tasks"),
        new("Sheets:Timeout", "00:01:00"),
        new("Sheets:Attempts", "5"),
        new("Sheets:Endpoint", ""),
        new("Smtp:Enabled", "true"),
        new("Smtp:Host", "smtp.mail.ru"),
        new("Smtp:Port", "465"),
        new("Smtp:Security", "Tls"),
        new("Smtp:User", ""),
        new("Smtp:From", ""),
        new("Smtp:Password", "", "smtp_password"),
        new("Smtp:To", KnownSetting.EmptyList),
        new("Smtp:Timeout", "00:01:00"),
        new("Logs:Folder", ".logs"),
        new("Logs:Keep", "3"),
        new("Logs:EveryRow", "false"),
        new("Reports:Enabled", "true"),
        new("Reports:Folder", "reports"),
    ];

    private static readonly Dictionary<string, KnownSetting> ByKey = All.ToDictionary(
        setting => setting.Key,
        StringComparer.OrdinalIgnoreCase
    );

    public static KnownSetting? Find(string key) => ByKey.GetValueOrDefault(key);

    public static KnownSetting Get(string key) => ByKey[key];

    /// <summary>The section that a key lies in by its first part, known or not; null where there is no such section.</summary>
    public static SettingsSections? SectionOf(string key)
    {
        string name = key.Split(':')[0];
        KnownSetting? known = All.FirstOrDefault(setting =>
            setting.Key.StartsWith(name + ':', StringComparison.OrdinalIgnoreCase)
        );
        return known?.Section;
    }

    /// <summary>The key that was probably meant, or null where none is near.</summary>
    public static string? Nearest(string key)
    {
        (string nearest, int distance) = All.Select(setting =>
                (setting.Key, Distance: EditDistance.Between(key, setting.Key))
            )
            .MinBy(candidate => candidate.Distance);
        return distance <= key.Length / 2 ? nearest : null;
    }
}

internal static class EditDistance
{
    /// <summary>Levenshtein distance without regard to case: how many letters to add, drop or change.</summary>
    public static int Between(string left, string right)
    {
        int[] row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (int i = 1; i <= left.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.Length; j++)
            {
                int change = char.ToUpperInvariant(left[i - 1]) == char.ToUpperInvariant(right[j - 1]) ? 0 : 1;
                (diagonal, row[j]) = (row[j], Math.Min(diagonal + change, Math.Min(row[j], row[j - 1]) + 1));
            }
        }

        return row[^1];
    }
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
    All = Api | Database | Sheets | Smtp | Logs | Reports,
}

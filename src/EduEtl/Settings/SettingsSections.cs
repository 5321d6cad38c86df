namespace EduEtl.Settings;

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

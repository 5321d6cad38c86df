using System.Globalization;

namespace EduEtl.Settings;

/// <summary>Everything the program can be told, validated and fixed for the life of the process.</summary>
internal sealed record AppSettings(
    bool TestMode,
    ApiSettings Api,
    DatabaseSettings Database,
    SheetsSettings Sheets,
    SmtpSettings Smtp,
    MissedSettings Missed,
    MonitorSettings Monitor,
    LogSettings Logs,
    ReportSettings Reports
)
{
    /// <summary>Whether there is a report, be it the page or the sheet.</summary>
    public bool Reported => Reports.Enabled || Sheets.Enabled;

    /// <summary>Whether a day is told of anywhere but on the terminal.</summary>
    public bool SomebodyIsTold => Reported || Smtp.Enabled;
}

/// <param name="UserIdLength">Required length of <c>lti_user_id</c>, in code points.</param>
/// <param name="ResponseTimeout">Until the first byte of the body.</param>
/// <param name="IdleTimeout">Between two reads of the body.</param>
/// <param name="TotalTimeout">For all reads of one body together.</param>
/// <param name="Tries">All of them, the first one counted.</param>
/// <param name="RetryDelay">The first back-off step.</param>
/// <param name="Parallel">Days in work at once in a range.</param>
internal sealed record ApiSettings(
    Uri Url,
    string Client,
    Secret ClientKey,
    int UserIdLength,
    TimeSpan ResponseTimeout,
    TimeSpan IdleTimeout,
    TimeSpan TotalTimeout,
    int Tries,
    TimeSpan RetryDelay,
    int Parallel
);

/// <param name="SslMode">One of Npgsql's names.</param>
/// <param name="RootCertificate">Full path of a PEM file with the authorities to trust, null for the system's.</param>
/// <param name="Table">As written: <c>table</c> or <c>schema.table</c>.</param>
/// <param name="ShrinkGuard">0 to 1: the load stops below this share of the rows that it would replace.</param>
/// <param name="DistributeBy">Distribution column on Citus, null for none.</param>
internal sealed record DatabaseSettings(
    string Host,
    int Port,
    string Name,
    string User,
    Secret? Password,
    Npgsql.SslMode SslMode,
    string? RootCertificate,
    string Table,
    bool ResetOnStart,
    double ShrinkGuard,
    string? DistributeBy
)
{
    /// <summary>For people.</summary>
    public string Address => string.Create(CultureInfo.InvariantCulture, $"{Host}:{Port}");

    public bool ChecksCertificate => SslMode is Npgsql.SslMode.VerifyCA or Npgsql.SslMode.VerifyFull;

    /// <summary>A folder with the server's socket, or an abstract one: both are of this computer.</summary>
    public bool IsSocket => Host.StartsWith('/') || Host.StartsWith('@');
}

/// <param name="CredentialsFile">Full path of the service account's key file.</param>
/// <param name="Timeout">For one request.</param>
/// <param name="Tries">All of them, the first one counted.</param>
/// <param name="Endpoint">Another base address, null for Google's own.</param>
internal sealed record SheetsSettings(
    bool Enabled,
    string SpreadsheetId,
    string CredentialsFile,
    string ReportTab,
    string HistoryTab,
    string TasksTab,
    TimeSpan Timeout,
    int Tries,
    Uri? Endpoint
)
{
    private static readonly Uri Google = new("https://sheets.googleapis.com/");

    /// <summary>Where the requests go.</summary>
    public Uri Address => Endpoint ?? Google;
}

internal enum SmtpSecurity
{
    /// <summary>TLS from the first byte.</summary>
    Tls,

    /// <summary>STARTTLS, required.</summary>
    StartTls,
    None,
}

/// <param name="Password">Null: no login.</param>
/// <param name="To">All who are mailed, the operators too.</param>
/// <param name="Timeout">Bounds connect, login and sending together.</param>
internal sealed record SmtpSettings(
    bool Enabled,
    string Host,
    int Port,
    SmtpSecurity Security,
    string User,
    Secret? Password,
    string From,
    IReadOnlyList<string> To,
    TimeSpan Timeout
)
{
    /// <summary>Of them, those who get the figures of settled days and nothing else; none where nobody is an operator.</summary>
    public IReadOnlyList<string> Readers { get; init; } = [];

    /// <summary>Who is told of a day, or of a command.</summary>
    /// <param name="settled">Whether there are figures that are final.</param>
    public IReadOnlyList<string> ToldOf(bool settled) => settled ? To : [.. To.Except(Readers)];

    /// <summary>For people.</summary>
    public string Address => string.Create(CultureInfo.InvariantCulture, $"{Host}:{Port}");
}

/// <param name="Since">No earlier day counts as missed; null: the ledger tells.</param>
internal sealed record MissedSettings(DateOnly? Since);

/// <param name="Folder">Full path.</param>
/// <param name="Keep">Log files kept, the running one counted; at least 1.</param>
/// <param name="EveryRow">A line for every row read.</param>
internal sealed record LogSettings(string Folder, int Keep, bool EveryRow);

/// <param name="Enabled">Whether pages are written.</param>
/// <param name="Folder">Full path of the local report pages.</param>
internal sealed record ReportSettings(bool Enabled, string Folder);

/// <summary>A value that must not be shown: whatever prints the settings prints asterisks.</summary>
internal sealed class Secret(string value)
{
    /// <summary>The value itself, for the protocol that needs it and for nothing else.</summary>
    public string Reveal() => value;

    /// <summary>Where it comes from, for people.</summary>
    public string Place { get; init; } = "";

    public override string ToString() => "***";
}

/// <param name="Url">Who knows it can pretend that all is well; null: nobody watches.</param>
internal sealed record MonitorSettings(Secret? Url);

using EduEtl.Sandbox;
using EduEtl.Sandbox.Mail;
using EduEtl.Sandbox.Platform;
using EduEtl.Sandbox.Sheets;
using Npgsql;

namespace EduEtl.Tests.Support;

/// <summary>
/// Everything around the program, on loopback and for one test: the platform, the sheet, the mail server and a database,
/// and the settings that point at them. The program itself is the real one, a process of its own.
/// </summary>
internal sealed class World : IAsyncDisposable
{
    public const string SpreadsheetId = "1MadeUpSpreadsheetForTests";
    public const string Client = "cl13nt$with\"odd#signs'inside";
    public const string ClientKey = "k3y$with\"odd#signs'inside";
    public const string MailPassword = "m4il$with\"odd#signs'inside";
    public static readonly DateOnly Day = new(2024, 10, 2);

    private readonly TempFolder _folder = new();
    private readonly SandboxCertificate _certificate = SandboxCertificate.Create(TimeProvider.System, "localhost");

    private World(TestDatabase database, PlatformApi platform, SheetsApi sheets)
    {
        Database = database;
        Platform = platform;
        Sheets = sheets;
    }

    public TestDatabase Database { get; }

    public PlatformApi Platform { get; }

    public SheetsApi Sheets { get; }

    public SmtpServer Mail { get; private set; } = null!;

    /// <summary>The program's settings, as environment variables; a test changes what its situation needs.</summary>
    public Dictionary<string, string> Settings { get; } = [];

    /// <summary>The program's working directory.</summary>
    public string Folder => _folder.Path;

    public static async Task<World> StartAsync(PostgresFixture postgres, int? rows = 200, string? encoding = null)
    {
        TestDatabase database = await postgres.NewDatabaseAsync(encoding);
        var university = new University(rowsPerDay: rows);
        PlatformApi platform = await PlatformApi.StartAsync(new(university, Client, ClientKey));
        SheetsApi sheets = await SheetsApi.StartAsync(new() { SpreadsheetId = SpreadsheetId });
        var world = new World(database, platform, sheets);
        var account = new SmtpAccount("robot@edu.example", MailPassword);
        world.Mail = await SmtpServer.StartAsync(new() { Certificate = world._certificate.Server, Account = account });
        world.PointSettings();
        return world;
    }

    /// <summary>A day before today (UTC), as the command line takes it.</summary>
    public static string DaysAgo(int days) =>
        DateOnly
            .FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime)
            .AddDays(-days)
            .ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    public EduEtlProcess Start(params string[] args) => EduEtlProcess.Start(Folder, Settings, args);

    /// <summary>Runs the program with these arguments to its end.</summary>
    public async Task<ProcessResult> RunAsync(params string[] args)
    {
        using EduEtlProcess process = Start(args);
        return await process.EndAsync();
    }

    /// <summary>Settles <see cref="Day"/>.</summary>
    public Task<ProcessResult> SettleAsync(params string[] args) => RunAsync(["--date", "2024-10-02", .. args]);

    public async Task<T> QueryAsync<T>(string sql)
    {
        await using NpgsqlConnection connection = await Database.OpenAsync();
        await using NpgsqlCommand command = new(sql, connection);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public async Task ExecuteAsync(string sql)
    {
        await using NpgsqlConnection connection = await Database.OpenAsync();
        await using NpgsqlCommand command = new(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>The main table's content, whatever the order of its rows.</summary>
    public Task<string> ChecksumAsync() =>
        QueryAsync<string>(
            "SELECT count(*) || ' ' || coalesce(sum(hashtext(t::text)::bigint), 0) FROM lms_activities t"
        );

    /// <summary>Puts 200 attempts of each day into a table as the Python tool makes it: quicker than a run.</summary>
    /// <returns>The table's checksum.</returns>
    public async Task<string> HoldDaysAsync(params string[] days)
    {
        await ExecuteAsync(
            $"""
            CREATE TABLE lms_activities (user_id varchar, created_at timestamp, oauth_consumer_key varchar,
                lis_result_sourcedid varchar, lis_outcome_service_url varchar, is_correct boolean, attempt_type varchar);
            INSERT INTO lms_activities SELECT md5(i::text), day + i * interval '1 minute', '', 's', 'u', NULL, 'run'
                FROM unnest(string_to_array('{string.Join(
                ',',
                days
            )}', ',')::timestamp[]) AS day, generate_series(1, 200) AS i
            """
        );
        return await ChecksumAsync();
    }

    /// <summary>Columns of the newest run's row in the ledger, a dash for NULL.</summary>
    public Task<string> LastRunAsync(params string[] columns) =>
        QueryAsync<string>(
            $"""
            SELECT array_to_string(ARRAY[{string.Join(", ", columns.Select(column => column + "::text"))}], ' ', '-')
            FROM etl_runs ORDER BY started_at DESC LIMIT 1
            """
        );

    /// <summary>Whether the program has left anything: a table, a log, a call to the platform, a mail.</summary>
    public async Task<bool> IsUntouchedAsync() =>
        await QueryAsync<bool>("SELECT to_regclass('etl_runs') IS NULL AND to_regclass('lms_activities') IS NULL")
        && !Directory.Exists(Path.Combine(Folder, ".logs"))
        && Platform.Calls.Count == 0
        && Sheets.Calls.Count == 0
        && Mail.Mailbox.Count == 0;

    /// <summary>Waits until the database's answer is yes.</summary>
    public async Task WaitUntilAsync(string question)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!await QueryAsync<bool>($"SELECT {question}"))
            await Task.Delay(TimeSpan.FromMilliseconds(20), patience.Token);
    }

    /// <summary>Where the report page of <see cref="Day"/> is.</summary>
    public string PagePath => Path.Combine(Folder, "reports", "2024-10-02.html");

    /// <summary>The mails sent so far, as a mail program shows them.</summary>
    public IReadOnlyList<ShownMail> Mails => [.. Mail.Mailbox.Select(ShownMail.Of)];

    /// <summary>The requests to the sheet, the one for a token aside.</summary>
    public IEnumerable<string> ReportCalls =>
        Sheets.Calls.Select(call => call.Operation).Where(operation => operation != "token");

    /// <summary>All that the logs of the program hold.</summary>
    public string Log()
    {
        string logs = Path.Combine(Folder, ".logs");
        return Directory.Exists(logs) ? string.Concat(Directory.GetFiles(logs).Order().Select(File.ReadAllText)) : "";
    }

    /// <summary>What is logged from now on stands alone.</summary>
    public void ForgetLogs()
    {
        string logs = Path.Combine(Folder, ".logs");
        if (Directory.Exists(logs))
            Directory.Delete(logs, recursive: true);
    }

    public async ValueTask DisposeAsync()
    {
        await Mail.DisposeAsync();
        await Sheets.DisposeAsync();
        await Platform.DisposeAsync();
        await Database.DisposeAsync();
        _certificate.Dispose();
        _folder.Dispose();
    }

    private void PointSettings()
    {
        string key = _folder.File("key.json");
        Sheets.WriteKeyFile(key);
        string authority = _folder.File("ca.pem");
        File.WriteAllText(authority, _certificate.AuthorityPem);
        Settings["SSL_CERT_FILE"] = authority;
        Settings["NO_PROXY"] = "127.0.0.1,localhost";
        Set("Language", "en");
        Set("Api__Url", Platform.Url.ToString());
        Set("Api__Client", Client);
        Set("Api__ClientKey", ClientKey);
        Set("Api__RetryDelay", "00:00:00.050");
        Set("Database__Host", Database.Host);
        Set("Database__Port", $"{Database.Port}");
        Set("Database__Name", Database.Name);
        Set("Database__User", Database.User);
        Set("Database__Password", Database.Password);
        Set("Sheets__SpreadsheetId", SpreadsheetId);
        Set("Sheets__CredentialsFile", key);
        Set("Sheets__Endpoint", Sheets.Endpoint.ToString());
        Set("Smtp__Host", "localhost");
        Set("Smtp__Port", $"{Mail.Port}");
        Set("Smtp__From", "robot@edu.example");
        Set("Smtp__Password", MailPassword);
        Set("Smtp__To__0", "dean@edu.example");
        Set("Smtp__To__1", "tutor@edu.example");
    }

    /// <summary>Changes one setting of the program.</summary>
    public void Set(string key, string value) => Settings["EDUETL_" + key] = value;
}

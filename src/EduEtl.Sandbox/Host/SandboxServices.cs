using EduEtl.Sandbox.Database;
using EduEtl.Sandbox.Faults;
using EduEtl.Sandbox.Mail;
using EduEtl.Sandbox.Page;
using EduEtl.Sandbox.Platform;
using EduEtl.Sandbox.Sheets;

namespace EduEtl.Sandbox.Host;

/// <summary>All servers of the sandbox, started together and stopped together.</summary>
internal sealed class SandboxServices : IAsyncDisposable
{
    // A secret is masked wherever it stands: no word that stands in a path.
    private const string Client = "made-up-client";
    private const string Account = "eduetl@online-uni.test";
    private static readonly string[] Recipients = ["dean@online-uni.test", "curator@online-uni.test"];

    // What .NET takes as trusted certificates can be given from outside on Linux alone.
    private static readonly bool WithTls = OperatingSystem.IsLinux();

    private readonly SandboxFolder _folder;
    private SandboxCertificate? _certificate;

    private SandboxServices(SandboxFolder folder) => _folder = folder;

    public PrivatePostgres Postgres { get; private set; } = null!;

    public PlatformApi Platform { get; private set; } = null!;

    public SheetsApi Sheets { get; private set; } = null!;

    public SmtpServer Smtp { get; private set; } = null!;

    public FaultSwitches Faults { get; private set; } = null!;

    public PageRuns Runs { get; private set; } = null!;

    public PageServer Page { get; private set; } = null!;

    /// <summary>PEM file of the authority that the mail server's certificate comes from; null without TLS.</summary>
    public string? AuthorityFile => _certificate?.AuthorityFile;

    public static async Task<SandboxServices> StartAsync(
        SandboxFolder folder,
        SandboxOptions options,
        CancellationToken cancellation
    )
    {
        var services = new SandboxServices(folder);
        try
        {
            await services.StartAllAsync(options, cancellation);
            return services;
        }
        catch
        {
            await services.DisposeAsync();
            throw;
        }
    }

    /// <summary>How the program finds them.</summary>
    public ProgramSettings Settings() =>
        new(
            new Dictionary<string, IReadOnlyDictionary<string, object>>
            {
                ["Api"] = new Dictionary<string, object> { ["Url"] = Platform.Url.AbsoluteUri },
                ["Database"] = new Dictionary<string, object>
                {
                    ["Host"] = Postgres.Host,
                    ["Port"] = Postgres.Port,
                    ["Name"] = "postgres",
                    ["User"] = Postgres.User,
                    ["SslMode"] = "Disable",
                    ["Table"] = "lms_activities",
                    ["DistributeBy"] = "",
                },
                ["Sheets"] = new Dictionary<string, object>
                {
                    ["SpreadsheetId"] = _folder.Keys.SpreadsheetId,
                    ["CredentialsFile"] = "google-service-account.json",
                    ["Endpoint"] = Sheets.Endpoint.AbsoluteUri,
                },
                ["Smtp"] = new Dictionary<string, object>
                {
                    ["Host"] = "127.0.0.1",
                    ["Port"] = Smtp.Port,
                    ["Security"] = WithTls ? "Tls" : "None",
                    ["User"] = Account,
                    ["From"] = Account,
                    ["To"] = Recipients,
                    ["Operators"] = Array.Empty<string>(),
                },
                ["Logs"] = new Dictionary<string, object> { ["Folder"] = ".logs" },
                ["Reports"] = new Dictionary<string, object> { ["Folder"] = "reports" },
            },
            [
                ("client", "Api:Client", Client),
                ("client_key", "Api:ClientKey", _folder.Keys.ClientKey),
                ("db_password", "Database:Password", Postgres.Password),
                ("smtp_password", "Smtp:Password", _folder.Keys.SmtpPassword),
            ]
        );

    public async ValueTask DisposeAsync()
    {
        foreach (IAsyncDisposable? service in (IAsyncDisposable?[])[Runs, Page, Smtp, Sheets, Platform, Postgres])
        {
            // A start that failed leaves the later ones unmade.
            await (service?.DisposeAsync() ?? ValueTask.CompletedTask);
        }
        Faults?.Dispose();
        _certificate?.Dispose();
    }

    private async Task StartAllAsync(SandboxOptions options, CancellationToken cancellation)
    {
        // The database comes first: it holds the folder's lock.
        Postgres = await PrivatePostgres.StartAsync(
            new PrivatePostgresOptions(_folder.Postgres, options.Fresh),
            cancellation
        );
        if (options.Fresh)
            _folder.Forget();
        SandboxKeys keys = _folder.Keys;
        var university = new University(rowsPerDay: options.Rows);
        Platform = await PlatformApi.StartAsync(
            new PlatformApiOptions(university, Client, keys.ClientKey),
            cancellation
        );
        Sheets = await SheetsApi.StartAsync(SheetOptions(keys));
        string keyFile = _folder.In("google-service-account.json");
        ClusterFolder.WritePrivately(keyFile, "");
        Sheets.WriteKeyFile(keyFile);
        _certificate = WithTls ? SandboxCertificate.LoadOrCreate(_folder.Certificate, TimeProvider.System) : null;
        Smtp = await SmtpServer.StartAsync(MailOptions(keys));
        Faults = new(Platform, Sheets, Smtp, Recipients[^1], running => Postgres.RunAsync(running));
        Runs = new(given => ChildProgram.StartInfo(_folder, this, options with { ProgramArguments = given }));
        var sources = new PageSources(Platform, Sheets, Smtp, Faults, Runs, _folder.In("reports"));
        Page = await PageServer.StartAsync(sources, cancellation);
        Sheets.Page = new Uri(Page.Url, "sheet");
    }

    private SheetsApiOptions SheetOptions(SandboxKeys keys) =>
        new()
        {
            Folder = _folder.Sheet,
            SpreadsheetId = keys.SpreadsheetId,
            Locale = Language.IsRussian ? "ru_RU" : "en_US",
        };

    private SmtpServerOptions MailOptions(SandboxKeys keys) =>
        new()
        {
            Folder = _folder.Mail,
            Security = WithTls ? SmtpServerSecurity.Tls : SmtpServerSecurity.None,
            Certificate = _certificate?.Server,
            Account = new SmtpAccount(Account, keys.SmtpPassword),
        };
}

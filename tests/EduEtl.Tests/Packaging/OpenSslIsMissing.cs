using EduEtl.Tests.Support;
using Npgsql;

namespace EduEtl.Tests.Packaging;

public sealed class OpenSslIsMissing(PostgresFixture postgres)
{
    private const string Trusted = "eduetl_trusted";
    private const string English = "OpenSSL is not installed on this machine";
    private const string Russian = "на этом компьютере не установлен OpenSSL";

    [Fact]
    public async Task Who_encrypts_nothing_does_not_miss_it()
    {
        using var root = new BareRoot(withOpenSsl: false);
        await using World world = await StartAsync(root);
        world.Set("Sheets__Enabled", "false");
        world.Set("Smtp__Enabled", "false");

        Assert.Equal(0, (await root.RunAsync(new Dictionary<string, string>(), "--version")).ExitCode);
        Expect.Success(await root.RunAsync(world.Settings, "--date", "2024-10-02"));
        Expect.Success(await root.RunAsync(world.Settings, "status"));
        Assert.Equal("settled off off", await world.LastRunAsync("outcome", "report_state", "mail_state"));
    }

    [Theory]
    [InlineData("en", English)]
    [InlineData("ru", Russian)]
    public async Task The_platform_is_asked_over_https(string language, string said)
    {
        using var root = new BareRoot(withOpenSsl: false);
        await using World world = await StartAsync(root, language);
        world.Set("Api__Url", "https://localhost:1/api/statistics");
        world.Set("Smtp__Enabled", "false");

        ProcessResult run = await root.RunAsync(world.Settings, "--date", "2024-10-02");

        Expect.Failure(run, 4, "https://localhost:1/api/statistics", said, "libssl3");
    }

    [Theory]
    [InlineData("en", English)]
    [InlineData("ru", Russian)]
    public async Task The_database_asks_for_a_password(string language, string said)
    {
        using var root = new BareRoot(withOpenSsl: false);
        await using World world = await StartAsync(root, language);
        world.Set("Database__User", world.Database.User);
        world.Set("Database__Password", world.Database.Password);
        world.Set("Smtp__Enabled", "false");

        ProcessResult run = await root.RunAsync(world.Settings, "--date", "2024-10-02");

        Expect.Failure(run, 5, $"{world.Database.Host}:{world.Database.Port}", said, "libssl3");
        Assert.Empty(world.Platform.Calls);
    }

    [Theory]
    [InlineData("en", English)]
    [InlineData("ru", Russian)]
    public async Task The_sheet_wants_a_signature(string language, string said)
    {
        using var root = new BareRoot(withOpenSsl: false);
        await using World world = await StartAsync(root, language);
        world.Set("Smtp__Enabled", "false");

        ProcessResult run = await root.RunAsync(world.Settings, "--date", "2024-10-02");

        Expect.Failure(run, 6, "Google", said, "libssl3");
        Assert.Equal("settled failed", await world.LastRunAsync("outcome", "report_state"));
    }

    [Theory]
    [InlineData("Tls")]
    [InlineData("StartTls")]
    [InlineData("None")]
    public async Task The_mail_server_is_logged_in_to(string security)
    {
        using var root = new BareRoot(withOpenSsl: false);
        await using World world = await StartAsync(root);
        world.Set("Sheets__Enabled", "false");
        world.Set("Smtp__Security", security);

        ProcessResult run = await root.RunAsync(world.Settings, "--date", "2024-10-02");

        Expect.Failure(run, 7, $"localhost:{world.Mail.Port}", English, "libssl3");
        Assert.Equal("settled failed", await world.LastRunAsync("outcome", "mail_state"));
        Assert.Empty(world.Mail.Mailbox);
    }

    [Fact]
    public async Task The_doctor_says_it()
    {
        using var root = new BareRoot(withOpenSsl: false);
        await using World world = await StartAsync(root);
        world.Set("Api__Url", "https://localhost:1/api/statistics");

        ProcessResult look = await root.RunAsync(world.Settings, "doctor");

        Assert.Equal(3, look.ExitCode);
        Assert.Contains(
            $"Platform API — No encrypted connection to https://localhost:1",
            look.All,
            StringComparison.Ordinal
        );
        Assert.Contains($"Mail — localhost:{world.Mail.Port}: {English}", look.All, StringComparison.Ordinal);
        Assert.Contains($"Google Sheets: {English}", look.All, StringComparison.Ordinal);
    }

    /// <summary>A world in which the database lets the program in without a password, and so without a hash.</summary>
    private async Task<World> StartAsync(BareRoot root, string language = "en")
    {
        World world = await World.StartAsync(postgres);
        await TrustAsync(world);
        world.Set("Language", language);
        world.Set("Database__User", Trusted);
        world.Settings.Remove("EDUETL_Database__Password");
        world.Set("Sheets__CredentialsFile", root.Take(world.Settings["EDUETL_Sheets__CredentialsFile"]));
        return world;
    }

    private static async Task TrustAsync(World world)
    {
        string rules = await world.QueryAsync<string>("SHOW hba_file");
        Assert.SkipUnless(File.Exists(rules), "the server of EDUETL_TEST_DB keeps its rules for itself");
        string text = await File.ReadAllTextAsync(rules);
        if (!text.Contains(Trusted, StringComparison.Ordinal))
            await File.WriteAllTextAsync(rules, $"host all {Trusted} all trust\n{text}");
        await world.ExecuteAsync(
            $"""
            DO $$ BEGIN CREATE ROLE {Trusted} SUPERUSER LOGIN; EXCEPTION WHEN duplicate_object OR unique_violation THEN END $$;
            SELECT pg_reload_conf()
            """
        );
        var trusted = new NpgsqlConnectionStringBuilder(world.Database.ConnectionString)
        {
            Username = Trusted,
            Password = null,
            Pooling = false,
        };
        await Wait.UntilAsync(() => LetsIn(trusted.ConnectionString));
    }

    private static bool LetsIn(string connectionString)
    {
        try
        {
            using var connection = new NpgsqlConnection(connectionString);
            connection.Open();
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }
}

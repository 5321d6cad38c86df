using EduEtl.Settings;
using EduEtl.Tests.Support;

namespace EduEtl.Tests.Terminal;

/// <summary><c>eduetl init</c>, answered at a real terminal.</summary>
public sealed class TheSetUpIsWritten(PostgresFixture postgres)
{
    private const string DatabasePassword = " it's $HOME \"quoted\" #1 \\ ";

    [Theory]
    [InlineData("en", "Platform API: client_key", "Next: eduetl doctor, then eduetl --date yesterday --test-mode")]
    [InlineData("ru", "API платформы: client_key", "Дальше: eduetl doctor, затем eduetl --date yesterday --test-mode")]
    public async Task All_is_answered(string language, string question, string next)
    {
        await using World world = await StartAsync(language);
        await using PseudoTerminal terminal = PseudoTerminal.Start(world, "init");
        await AnswerAsync(terminal, "[auto]: ", language);
        await AnswerAsync(terminal, "client: ", "made-up-client");
        await AnswerAsync(terminal, question, World.ClientKey);
        await AnswerAsync(terminal, "[localhost]: ", "db.example");
        await AnswerAsync(terminal, "[5432]: ", "");
        await AnswerAsync(terminal, "[postgres]: ", "eduetl");
        await AnswerAsync(terminal, "[postgres]: ", "eduetl");
        await AnswerAsync(terminal, "PostgreSQL: ", DatabasePassword);
        await AnswerAsync(terminal, "[-]: ", "https://docs.google.com/spreadsheets/d/1Made_Up-Sheet/edit#gid=0");
        await AnswerAsync(terminal, "[-]: ", "robot@edu.example");
        await AnswerAsync(terminal, "[smtp.mail.ru:465]: ", "smtp.edu.example:587");
        await terminal.WaitForAsync("): ");
        await terminal.TypeAsync("wrong\u0015" + World.MailPassword + "x\u007f\r");
        await AnswerAsync(terminal, "[robot@edu.example]: ", "dean@edu.example, tutor@edu.example");
        await terminal.WaitForAsync(next);
        Assert.Equal(0, await terminal.ExitAsync());

        AppSettings settings = Load(world);
        Assert.Equal(("made-up-client", World.ClientKey), (settings.Api.Client, settings.Api.ClientKey.Reveal()));
        Assert.Equal(
            ("db.example", 5432, "eduetl", "eduetl", DatabasePassword),
            (
                settings.Database.Host,
                settings.Database.Port,
                settings.Database.Name,
                settings.Database.User,
                settings.Database.Password!.Reveal()
            )
        );
        Assert.Equal("1Made_Up-Sheet", settings.Sheets.SpreadsheetId);
        Assert.Equal(
            ("smtp.edu.example", 587, SmtpSecurity.StartTls, "robot@edu.example", World.MailPassword),
            (
                settings.Smtp.Host,
                settings.Smtp.Port,
                settings.Smtp.Security,
                settings.Smtp.From,
                settings.Smtp.Password!.Reveal()
            )
        );
        Assert.Equal(["dean@edu.example", "tutor@edu.example"], settings.Smtp.To);
        Assert.Equal(
            $$"""
            {
              "Language": "{{language}}",
              "Database": {
                "Host": "db.example",
                "Name": "eduetl",
                "User": "eduetl"
              },
              "Sheets": {
                "SpreadsheetId": "1Made_Up-Sheet"
              },
              "Smtp": {
                "Host": "smtp.edu.example",
                "Port": 587,
                "Security": "StartTls",
                "From": "robot@edu.example",
                "To": [
                  "dean@edu.example",
                  "tutor@edu.example"
                ]
              }
            }

            """,
            File.ReadAllText(PathOf(world, "appsettings.json"))
        );
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(PathOf(world, ".env")));
        foreach (string secret in (string[])[World.ClientKey, DatabasePassword.Trim(), World.MailPassword])
            Assert.DoesNotContain(secret[..6], terminal.Raw, StringComparison.Ordinal);
        Assert.Equal(
            [".env", "appsettings.json"],
            Directory.GetFiles(world.Folder).Select(Path.GetFileName).Except(["key.json", "ca.pem"]).Order()
        );
    }

    [Fact]
    public async Task What_is_wrong_is_asked_again_and_nothing_is_needed_but_the_key()
    {
        await using World world = await StartAsync("en");
        await using PseudoTerminal terminal = PseudoTerminal.Start(world, "init");
        await AnswerAsync(terminal, "[auto]: ", "fr");
        await AnswerAsync(terminal, "Expected: ", "");
        await AnswerAsync(terminal, "client: ", "");
        await AnswerAsync(terminal, "Expected: a text on one line.", "acme");
        await AnswerAsync(terminal, "client_key (not shown): ", "");
        await AnswerAsync(terminal, "Expected: ", "key");
        await AnswerAsync(terminal, "[localhost]: ", "");
        await AnswerAsync(terminal, "[5432]: ", "many");
        await AnswerAsync(terminal, "Expected: a whole number from 1 to 65535.", "5433");
        await AnswerAsync(terminal, "[postgres]: ", "");
        await AnswerAsync(terminal, "[postgres]: ", "");
        await AnswerAsync(terminal, "PostgreSQL: password (not shown): ", "");
        await AnswerAsync(terminal, "[-]: ", "my own sheet");
        await AnswerAsync(terminal, "between /d/ and /edit.", "-");
        await AnswerAsync(terminal, "Mail: sender", "nobody");
        await AnswerAsync(terminal, "Expected: an e-mail address.", "-");
        await terminal.WaitForAsync("Next: eduetl doctor");
        Assert.Equal(0, await terminal.ExitAsync());
        AppSettings settings = Load(world);
        Assert.False(settings.Sheets.Enabled);
        Assert.False(settings.Smtp.Enabled);
        Assert.Equal(5433, settings.Database.Port);
        Assert.Null(settings.Database.Password);
        Assert.Equal("client='acme'\nclient_key='key'\n", File.ReadAllText(PathOf(world, ".env")));
    }

    [Fact]
    public async Task Files_that_are_there_are_shown_and_what_is_not_answered_anew_is_kept()
    {
        await using World world = await StartAsync("en");
        const string json = """
            { "Database": { "Host": "old.example" }, "Logs": { "Keep": 9 }, "Sheets": { "SpreadsheetId": "sheet-1" }, "Smtp": { "Enabled": false } }
            """;
        File.WriteAllText(PathOf(world, "appsettings.json"), json);
        File.WriteAllText(PathOf(world, ".env"), "client='acme'\nclient_key='old-key'\ndb_password='old-password'\n");
        await using (PseudoTerminal terminal = PseudoTerminal.Start(world, "init"))
        {
            await terminal.WaitForAsync(PathOf(world, ".env"));
            await AnswerAsync(terminal, "[y/N] ", "");
            await terminal.WaitForAsync("Nothing was written.");
            Assert.Equal(0, await terminal.ExitAsync());
            Assert.Contains("old.example", terminal.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("old-key", terminal.Raw, StringComparison.Ordinal);
            Assert.Equal(json, File.ReadAllText(PathOf(world, "appsettings.json")));
        }
        await using (PseudoTerminal terminal = PseudoTerminal.Start(world, "init"))
        {
            await AnswerAsync(terminal, "[y/N] ", "y");
            await AnswerAsync(terminal, "[auto]: ", "");
            await AnswerAsync(terminal, "[acme]: ", "");
            await AnswerAsync(terminal, "[as it is]: ", "new-key");
            await AnswerAsync(terminal, "[old.example]: ", "new.example");
            await AnswerAsync(terminal, "[5432]: ", "");
            await AnswerAsync(terminal, "[postgres]: ", "");
            await AnswerAsync(terminal, "[postgres]: ", "");
            await AnswerAsync(terminal, "[as it is]: ", "");
            await AnswerAsync(terminal, "[sheet-1]: ", "");
            await AnswerAsync(terminal, "[-]: ", "");
            Assert.Equal(0, await terminal.ExitAsync());
        }
        AppSettings settings = Load(world);
        Assert.Equal(
            ("new-key", "new.example", "old-password"),
            (settings.Api.ClientKey.Reveal(), settings.Database.Host, settings.Database.Password!.Reveal())
        );
        Assert.Equal((9, "sheet-1", false), (settings.Logs.Keep, settings.Sheets.SpreadsheetId, settings.Smtp.Enabled));
    }

    [Fact]
    public async Task Ctrl_C_writes_nothing()
    {
        await using World world = await StartAsync("en");
        await using PseudoTerminal terminal = PseudoTerminal.Start(world, "init");
        await AnswerAsync(terminal, "[auto]: ", "");
        await AnswerAsync(terminal, "client: ", "acme");
        await terminal.WaitForAsync("client_key (not shown): ");
        await terminal.TypeAsync("half" + PseudoTerminal.CtrlC);
        await terminal.WaitForAsync("Interrupted. Nothing was touched.");
        Assert.Equal(130, await terminal.ExitAsync());
        Assert.False(File.Exists(PathOf(world, ".env")));
        Assert.False(File.Exists(PathOf(world, "appsettings.json")));
    }

    [Theory]
    [InlineData("en", "needs a terminal", "eduetl init")]
    [InlineData("ru", "нужен терминал", "eduetl init")]
    public async Task Nobody_is_there_to_answer(string language, string said, string remedy)
    {
        await using World world = await StartAsync(language);
        using EduEtlProcess process = world.Start("init", "--language", language);
        Expect.Failure(await process.EndAsync("auto\nacme\nkey\n"), 2, said, remedy);
        Assert.False(File.Exists(PathOf(world, ".env")));
    }

    /// <summary>A world whose program reads nothing but its files.</summary>
    private async Task<World> StartAsync(string language)
    {
        World world = await World.StartAsync(postgres);
        foreach (
            string name in world
                .Settings.Keys.Where(name => name.StartsWith("EDUETL_", StringComparison.Ordinal))
                .ToList()
        )
            world.Settings.Remove(name);
        world.Settings["LANG"] = world.Settings["LC_ALL"] = language == "ru" ? "ru_RU.UTF-8" : "en_US.UTF-8";
        return world;
    }

    private static async Task AnswerAsync(PseudoTerminal terminal, string question, string answer)
    {
        await terminal.WaitForAsync(question);
        await terminal.TypeAsync(answer + "\r");
    }

    private static string PathOf(World world, string file) => Path.Combine(world.Folder, file);

    private static AppSettings Load(World world) =>
        SettingsLoader.Load(
            new(
                world.Folder,
                world.Folder,
                new Dictionary<string, string>(),
                new Dictionary<string, string>(),
                SettingsSections.All
            )
        );
}

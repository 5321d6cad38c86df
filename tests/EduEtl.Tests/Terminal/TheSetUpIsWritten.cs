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
        await using World world = await InitTrial.StartAsync(postgres, language);
        await using var terminal = PseudoTerminal.Start(world, "init");
        await InitTrial.AnswerAsync(terminal, "[auto]: ", language);
        await InitTrial.AnswerAsync(terminal, "client: ", "made-up-client");
        await InitTrial.AnswerAsync(terminal, question, World.ClientKey);
        await InitTrial.AnswerAsync(terminal, "[localhost]: ", "db.example");
        await InitTrial.AnswerAsync(terminal, "[5432]: ", "");
        await InitTrial.AnswerAsync(terminal, "[postgres]: ", "eduetl");
        await InitTrial.AnswerAsync(terminal, "[postgres]: ", "eduetl");
        await InitTrial.AnswerAsync(terminal, "PostgreSQL: ", DatabasePassword);
        await InitTrial.AnswerAsync(terminal, $"[{World.DaysAgo(1)}]: ", "1.9.2024");
        await InitTrial.AnswerAsync(
            terminal,
            "[-]: ",
            "https://docs.google.com/spreadsheets/d/1Made_Up-Sheet/edit#gid=0"
        );
        await InitTrial.AnswerAsync(terminal, "[-]: ", "robot@edu.example");
        await InitTrial.AnswerAsync(terminal, "[smtp.mail.ru:465]: ", "smtp.edu.example:587");
        await terminal.WaitForAsync("): ");
        await terminal.TypeAsync("wrong\u0015" + World.MailPassword + "x\u007f\r");
        await InitTrial.AnswerAsync(terminal, "[robot@edu.example]: ", "dean@edu.example, tutor@edu.example");
        await terminal.WaitForAsync(next);
        Assert.Equal(0, await terminal.ExitAsync());

        AppSettings settings = InitTrial.Load(world);
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
              },
              "Missed": {
                "Since": "2024-09-01"
              }
            }

            """,
            File.ReadAllText(InitTrial.PathOf(world, "appsettings.json"))
        );
        if (!OperatingSystem.IsWindows())
            Assert.Equal(
                UnixFileMode.UserRead | UnixFileMode.UserWrite,
                File.GetUnixFileMode(InitTrial.PathOf(world, ".env"))
            );
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
        await using World world = await InitTrial.StartAsync(postgres, "en");
        await using var terminal = PseudoTerminal.Start(world, "init");
        await InitTrial.AnswerAsync(terminal, "[auto]: ", "fr");
        await InitTrial.AnswerAsync(terminal, "Expected: ", "");
        await InitTrial.AnswerAsync(terminal, "client: ", "");
        await InitTrial.AnswerAsync(terminal, "Expected: a text on one line.", "acme");
        await InitTrial.AnswerAsync(terminal, "client_key (not shown): ", "");
        await InitTrial.AnswerAsync(terminal, "Expected: ", "key");
        await InitTrial.AnswerAsync(terminal, "[localhost]: ", "");
        await InitTrial.AnswerAsync(terminal, "[5432]: ", "many");
        await InitTrial.AnswerAsync(terminal, "Expected: a whole number from 1 to 65535.", "5433");
        await InitTrial.AnswerAsync(terminal, "[postgres]: ", "");
        await InitTrial.AnswerAsync(terminal, "[postgres]: ", "");
        await InitTrial.AnswerAsync(terminal, "PostgreSQL: password (not shown): ", "");
        await InitTrial.AnswerAsync(terminal, $"[{World.DaysAgo(1)}]: ", "soon");
        await InitTrial.AnswerAsync(terminal, "\"soon\" is not a date", "");
        await InitTrial.AnswerAsync(terminal, "[-]: ", "my own sheet");
        await InitTrial.AnswerAsync(terminal, "between /d/ and /edit.", "-");
        await InitTrial.AnswerAsync(terminal, "Mail: sender", "nobody");
        await InitTrial.AnswerAsync(terminal, "Expected: a mail address.", "-");
        await terminal.WaitForAsync("Next: eduetl doctor");
        Assert.Equal(0, await terminal.ExitAsync());
        AppSettings settings = InitTrial.Load(world);
        Assert.False(settings.Sheets.Enabled);
        Assert.False(settings.Smtp.Enabled);
        Assert.Equal(World.DaysAgo(1), $"{settings.Missed.Since:yyyy-MM-dd}");
        Assert.Equal(5433, settings.Database.Port);
        Assert.Null(settings.Database.Password);
        Assert.Equal("client='acme'\nclient_key='key'\n", File.ReadAllText(InitTrial.PathOf(world, ".env")));
    }

    [Fact]
    public async Task Ctrl_C_writes_nothing()
    {
        await using World world = await InitTrial.StartAsync(postgres, "en");
        await using var terminal = PseudoTerminal.Start(world, "init");
        await InitTrial.AnswerAsync(terminal, "[auto]: ", "");
        await InitTrial.AnswerAsync(terminal, "client: ", "acme");
        await terminal.WaitForAsync("client_key (not shown): ");
        await terminal.TypeAsync("half" + PseudoTerminal.CtrlC);
        await terminal.WaitForAsync("\n! Interrupted. Nothing was touched.");
        Assert.Equal(130, await terminal.ExitAsync());
        Assert.False(File.Exists(InitTrial.PathOf(world, ".env")));
        Assert.False(File.Exists(InitTrial.PathOf(world, "appsettings.json")));
    }

    [Theory]
    [InlineData("en", "needs a terminal", "eduetl init")]
    [InlineData("ru", "нужен терминал", "eduetl init")]
    public async Task Nobody_is_there_to_answer(string language, string said, string remedy)
    {
        await using World world = await InitTrial.StartAsync(postgres, language);
        using EduEtlProcess process = world.Start("init", "--language", language);
        Expect.Failure(await process.EndAsync("auto\nacme\nkey\n"), 2, said, remedy);
        Assert.False(File.Exists(InitTrial.PathOf(world, ".env")));
    }
}

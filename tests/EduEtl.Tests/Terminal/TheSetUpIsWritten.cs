using EduEtl.Settings;
using EduEtl.Tests.Support;

namespace EduEtl.Tests.Terminal;

/// <summary><c>eduetl init</c>, answered at a real terminal.</summary>
public sealed class TheSetUpIsWritten(PostgresFixture postgres)
{
    private const string DatabasePassword = " it's $HOME \"quoted\" #1 \\ ";

    [Theory]
    [InlineData("en", "Platform API: client_key", "eduetl --date yesterday --test-mode --no-mail --no-report")]
    [InlineData("ru", "API платформы: client_key", "eduetl --date yesterday --test-mode --no-mail --no-report")]
    public async Task All_is_answered(string language, string question, string next)
    {
        await using World world = await InitTrial.StartAsync(postgres, language);
        await using var terminal = PseudoTerminal.Start(world, "init");
        // It is asked in the language of who sits there, and that is the one to be stored.
        await InitTrial.AnswerAsync(terminal, $"[{language}]: ", "");
        await InitTrial.AnswerAsync(terminal, "client: ", World.Client);
        await InitTrial.AnswerAsync(terminal, question, World.ClientKey);
        await terminal.WaitForAsync("✓");
        await InitTrial.AnswerAsync(terminal, "[localhost]: ", "127.0.0.1");
        await InitTrial.AnswerAsync(terminal, "[5432]: ", "9");
        await InitTrial.AnswerAsync(terminal, "[postgres]: ", world.Database.Name);
        await InitTrial.AnswerAsync(terminal, "[postgres]: ", world.Database.User);
        await InitTrial.AnswerAsync(terminal, "PostgreSQL: ", DatabasePassword);
        await terminal.WaitForAsync("✗");
        await terminal.WaitForAsync("127.0.0.1:9");
        await InitTrial.AnswerAsync(terminal, "? [", "y");
        await InitTrial.AnswerAsync(terminal, "[127.0.0.1]: ", "");
        await InitTrial.AnswerAsync(terminal, "[9]: ", $"{world.Database.Port}");
        await InitTrial.AnswerAsync(terminal, $"[{world.Database.Name}]: ", "");
        await InitTrial.AnswerAsync(terminal, $"[{world.Database.User}]: ", "");
        await InitTrial.AnswerAsync(terminal, "PostgreSQL: ", "");
        await terminal.WaitForAsync("28P01");
        await InitTrial.AnswerAsync(terminal, "? [", "n");
        await InitTrial.AnswerAsync(terminal, $"[{World.DaysAgo(1)}]: ", "1.9.2024");
        await InitTrial.AnswerAsync(
            terminal,
            "[-]: ",
            "https://docs.google.com/spreadsheets/d/1Made_Up-Sheet/edit#gid=0"
        );
        await InitTrial.AnswerAsync(terminal, "[-]: ", "robot@edu.example");
        await InitTrial.AnswerAsync(terminal, "[robot@edu.example]: ", "dean@edu.example, tutor@edu.example");
        await InitTrial.AnswerAsync(terminal, "[smtp.mail.ru:465]: ", "127.0.0.1:587");
        await terminal.WaitForAsync("): ");
        await terminal.TypeAsync("wrong\u0015" + World.MailPassword + "x\u007f\r");
        await InitTrial.AnswerAsync(terminal, "? [", "n");
        await terminal.WaitForAsync(next);
        await InitTrial.AnswerAsync(terminal, "eduetl doctor? [", "");
        await InitTrial.AnswerAsync(terminal, ") [-]: ", "");
        Assert.Equal(0, await terminal.ExitAsync());

        AppSettings settings = InitTrial.Load(world);
        Assert.Equal((World.Client, World.ClientKey), (settings.Api.Client, settings.Api.ClientKey.Reveal()));
        Assert.Equal(
            ("127.0.0.1", world.Database.Port, world.Database.Name, world.Database.User, DatabasePassword),
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
            ("127.0.0.1", 587, SmtpSecurity.StartTls, "robot@edu.example", World.MailPassword),
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
                "Host": "127.0.0.1",
                "Port": {{world.Database.Port}},
                "Name": "{{world.Database.Name}}",
                "User": "{{world.Database.User}}"
              },
              "Sheets": {
                "SpreadsheetId": "1Made_Up-Sheet"
              },
              "Smtp": {
                "Host": "127.0.0.1",
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
        await InitTrial.AnswerAsync(terminal, "[en]: ", "fr");
        await InitTrial.AnswerAsync(terminal, "Expected: ", "");
        await InitTrial.AnswerAsync(terminal, "client: ", "");
        await InitTrial.AnswerAsync(terminal, "Expected: a text on one line.", "acme");
        await InitTrial.AnswerAsync(terminal, "client_key (not shown): ", "");
        await InitTrial.AnswerAsync(terminal, "Expected: ", "key");
        await InitTrial.AnswerAsync(terminal, "again? [Y/n] ", "n");
        await InitTrial.AnswerAsync(terminal, "[localhost]: ", "");
        await InitTrial.AnswerAsync(terminal, "[5432]: ", "many");
        await InitTrial.AnswerAsync(terminal, "Expected: a whole number from 1 to 65535.", "5433");
        await InitTrial.AnswerAsync(terminal, "[postgres]: ", "");
        await InitTrial.AnswerAsync(terminal, "[postgres]: ", "");
        await InitTrial.AnswerAsync(terminal, "PostgreSQL: password (not shown): ", "");
        await InitTrial.AnswerAsync(terminal, "again? [Y/n] ", "n");
        await InitTrial.AnswerAsync(terminal, $"[{World.DaysAgo(1)}]: ", "soon");
        await InitTrial.AnswerAsync(terminal, "\"soon\" is not a date", "");
        await InitTrial.AnswerAsync(terminal, "[-]: ", "my own sheet");
        await InitTrial.AnswerAsync(terminal, "between /d/ and /edit.", "-");
        await InitTrial.AnswerAsync(terminal, "Mail: sender", "nobody");
        await InitTrial.AnswerAsync(terminal, "Expected: a mail address.", "-");
        await InitTrial.NothingFollowsAsync(terminal, mail: false);
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
    public async Task Doctor_and_a_test_run_to_one_address_follow()
    {
        await using World world = await InitTrial.StartAsync(postgres, "en");
        await using var terminal = PseudoTerminal.Start(world, "init", "--language", "ru");
        await InitTrial.AnswerAsync(terminal, "[ru]: ", "");
        await InitTrial.AnswerAsync(terminal, "client: ", World.Client);
        await InitTrial.AnswerAsync(terminal, "): ", World.ClientKey);
        await AnswerRestAsync(terminal, world);
        Assert.Equal(0, await terminal.ExitAsync());
        Assert.Equal(["me@edu.example"], Assert.Single(world.Mail.Mailbox).To);
        Assert.StartsWith("[ТЕСТ] ", Assert.Single(world.Mails).Subject, StringComparison.Ordinal);
        Assert.Equal(
            $"{World.DaysAgo(1)} true off -",
            await world.LastRunAsync("day", "test_mode", "mail_state", "mail_recipients")
        );
        Assert.Empty(world.Sheets.Calls);
        Assert.Contains("\"Language\": \"ru\"", File.ReadAllText(InitTrial.PathOf(world, "appsettings.json")));
    }

    [Fact]
    public async Task What_was_to_follow_a_doctor_that_finds_something_is_named()
    {
        await using World world = await InitTrial.StartAsync(postgres, "ru");
        await using var terminal = PseudoTerminal.Start(world, "init");
        await InitTrial.AnswerAsync(terminal, "[ru]: ", "");
        await InitTrial.AnswerAsync(terminal, "client: ", World.Client);
        await InitTrial.AnswerAsync(terminal, "): ", "wrong");
        await InitTrial.AnswerAsync(terminal, "ещё раз? [Д/н] ", "может быть");
        await InitTrial.AnswerAsync(terminal, "ещё раз? [Д/н] ", "н");
        await AnswerRestAsync(terminal, world);
        Assert.Equal(3, await terminal.ExitAsync());
        Assert.Contains("Пропущено", terminal.Raw, StringComparison.Ordinal);
        Assert.EndsWith(
            $"  eduetl notify --date yesterday --to me@edu.example",
            terminal.Raw.TrimEnd(),
            StringComparison.Ordinal
        );
        Assert.Empty(world.Mails);
        Assert.True(await world.QueryAsync<bool>("SELECT to_regclass('etl_runs') IS NULL"));
    }

    /// <summary>From the database on; then doctor, and a test run to one address.</summary>
    private static async Task AnswerRestAsync(PseudoTerminal terminal, World world)
    {
        await InitTrial.AnswerAsync(terminal, "[localhost]: ", world.Database.Host);
        await InitTrial.AnswerAsync(terminal, "[5432]: ", $"{world.Database.Port}");
        await InitTrial.AnswerAsync(terminal, "[postgres]: ", world.Database.Name);
        await InitTrial.AnswerAsync(terminal, "[postgres]: ", world.Database.User);
        await InitTrial.AnswerAsync(terminal, "): ", world.Database.Password);
        await InitTrial.AnswerAsync(terminal, $"[{World.DaysAgo(1)}]: ", "");
        await InitTrial.AnswerAsync(terminal, "[-]: ", "");
        await InitTrial.AnswerAsync(terminal, "[-]: ", "robot@edu.example");
        await InitTrial.AnswerAsync(terminal, "[robot@edu.example]: ", "dean@edu.example");
        await InitTrial.AnswerAsync(terminal, "[smtp.mail.ru:465]: ", $"localhost:{world.Mail.Port}");
        await InitTrial.AnswerAsync(terminal, "): ", World.MailPassword);
        await InitTrial.AnswerAsync(terminal, "eduetl doctor? [", "д");
        await InitTrial.AnswerAsync(terminal, ") [-]: ", "me@edu.example");
    }

    [Fact]
    public async Task Ctrl_C_writes_nothing()
    {
        await using World world = await InitTrial.StartAsync(postgres, "en");
        await using var terminal = PseudoTerminal.Start(world, "init");
        await InitTrial.AnswerAsync(terminal, "[en]: ", "");
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

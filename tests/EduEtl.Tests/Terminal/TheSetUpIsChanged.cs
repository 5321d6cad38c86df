using EduEtl.Settings;
using EduEtl.Tests.Support;

namespace EduEtl.Tests.Terminal;

/// <summary><c>eduetl init</c> where there are settings already.</summary>
public sealed class TheSetUpIsChanged(PostgresFixture postgres)
{
    [Fact]
    public async Task Files_that_are_there_are_shown_and_what_is_not_answered_anew_is_kept()
    {
        await using World world = await InitTrial.StartAsync(postgres, "en");
        const string json = """
            { "Language": "auto", "Database": { "Host": "old.example", "Port": 5432 }, "Logs": { "Keep": 9 }, "Sheets": { "SpreadsheetId": "sheet-1" }, "Smtp": { "Enabled": false } }
            """;
        File.WriteAllText(InitTrial.PathOf(world, "appsettings.json"), json);
        File.WriteAllText(
            InitTrial.PathOf(world, ".env"),
            "client='acme'\nclient_key='old-key'\ndb_password='old-password'\n"
        );
        await using (var terminal = PseudoTerminal.Start(world, "init"))
        {
            await terminal.WaitForAsync(InitTrial.PathOf(world, ".env"));
            await InitTrial.AnswerAsync(terminal, "[y/N] ", "");
            await terminal.WaitForAsync("Nothing was written.");
            Assert.Equal(0, await terminal.ExitAsync());
            Assert.Contains("old.example", terminal.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("old-key", terminal.Raw, StringComparison.Ordinal);
            Assert.DoesNotContain("acme", terminal.Raw, StringComparison.Ordinal);
            Assert.DoesNotContain("Database:Port", terminal.Text, StringComparison.Ordinal);
            Assert.Equal(json, File.ReadAllText(InitTrial.PathOf(world, "appsettings.json")));
        }
        await using (var terminal = PseudoTerminal.Start(world, "init"))
        {
            await InitTrial.AnswerAsync(terminal, "[y/N] ", "y");
            await InitTrial.AnswerAsync(terminal, "[auto]: ", "");
            await InitTrial.AnswerAsync(terminal, "client [as it is]: ", "");
            await InitTrial.AnswerAsync(terminal, "[as it is]: ", "new-key");
            await InitTrial.AnswerAsync(terminal, "again? [Y/n] ", "n");
            await InitTrial.AnswerAsync(terminal, "[old.example]: ", "127.0.0.1");
            await InitTrial.AnswerAsync(terminal, "[5432]: ", "9");
            await InitTrial.AnswerAsync(terminal, "[postgres]: ", "");
            await InitTrial.AnswerAsync(terminal, "[postgres]: ", "");
            await InitTrial.AnswerAsync(terminal, "[as it is]: ", "");
            await InitTrial.AnswerAsync(terminal, "again? [Y/n] ", "n");
            await InitTrial.AnswerAsync(terminal, "[-]: ", "");
            await InitTrial.AnswerAsync(terminal, "[sheet-1]: ", "");
            await InitTrial.AnswerAsync(terminal, "[-]: ", "");
            await InitTrial.NothingFollowsAsync(terminal, mail: false);
            Assert.Equal(0, await terminal.ExitAsync());
        }
        AppSettings settings = InitTrial.Load(world);
        Assert.Equal(
            ("new-key", "127.0.0.1", "old-password"),
            (settings.Api.ClientKey.Reveal(), settings.Database.Host, settings.Database.Password!.Reveal())
        );
        Assert.Null(settings.Missed.Since);
        Assert.Equal((9, "sheet-1", false), (settings.Logs.Keep, settings.Sheets.SpreadsheetId, settings.Smtp.Enabled));
    }

    /// <summary>With its empty texts and lists, as somebody copies it to begin with.</summary>
    [Fact]
    public async Task The_file_that_the_program_came_with_is_there()
    {
        await using World world = await InitTrial.StartAsync(postgres, "en");
        File.Copy(Repository.PathOf("appsettings.json"), InitTrial.PathOf(world, "appsettings.json"));
        await using var terminal = PseudoTerminal.Start(world, "init");
        await InitTrial.AnswerAsync(terminal, "[y/N] ", "y");
        await InitTrial.AnswerAsync(terminal, "[auto]: ", "");
        await InitTrial.AnswerAsync(terminal, "client: ", "acme");
        await InitTrial.AnswerAsync(terminal, "client_key (not shown): ", "key");
        await InitTrial.AnswerAsync(terminal, "again? [Y/n] ", "n");
        await InitTrial.AnswerAsync(terminal, "[localhost]: ", "");
        await InitTrial.AnswerAsync(terminal, "[5432]: ", "00009");
        await InitTrial.AnswerAsync(terminal, "[postgres]: ", "");
        await InitTrial.AnswerAsync(terminal, "[postgres]: ", "");
        await InitTrial.AnswerAsync(terminal, "password (not shown): ", "");
        await InitTrial.AnswerAsync(terminal, "again? [Y/n] ", "n");
        await InitTrial.AnswerAsync(terminal, "[-]: ", "");
        await InitTrial.AnswerAsync(terminal, "[-]: ", "");
        await InitTrial.AnswerAsync(terminal, "[-]: ", "robot@edu.example");
        await InitTrial.AnswerAsync(terminal, "[robot@edu.example]: ", "");
        await InitTrial.AnswerAsync(terminal, "[smtp.mail.ru:465]: ", "127.0.0.1:9");
        await InitTrial.AnswerAsync(terminal, "(not shown): ", "");
        await InitTrial.AnswerAsync(terminal, "again? [Y/n] ", "n");
        await InitTrial.NothingFollowsAsync(terminal, mail: true);
        Assert.Equal(0, await terminal.ExitAsync());
        AppSettings settings = InitTrial.Load(world);
        Assert.Equal((false, 9), (settings.Sheets.Enabled, settings.Database.Port));
        Assert.Equal(["robot@edu.example"], settings.Smtp.To);
        Assert.Equal("client='acme'\nclient_key='key'\n", File.ReadAllText(InitTrial.PathOf(world, ".env")));
    }
}

using System.Globalization;
using EduEtl.Sandbox.Mail;
using EduEtl.Sandbox.Sheets;
using EduEtl.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace EduEtl.Tests.Runs;

/// <summary><c>eduetl doctor</c>: one thing is wrong at a time, and nothing is changed by looking.</summary>
public sealed class TheSetUpIsChecked(PostgresFixture postgres)
{
    [Theory, InlineData("en"), InlineData("ru")]
    public async Task All_is_well(string language)
    {
        await using World world = await World.StartAsync(postgres);
        world.Set("Language", language);
        string yesterday = TimeProvider.System.GetUtcNow().AddDays(-1).ToString("yyyy-MM-dd");
        world.Platform.Fault = Answers.Rows(Answers.Row($"{yesterday} 12:00:30.000001"));
        ProcessResult result = await DoctorAsync(world);
        Approved.Text($"doctor.{language}.txt", DoctorTranscript.Of(result, world));
    }

    [Fact]
    public async Task All_is_well_after_a_run()
    {
        await using World world = await World.StartAsync(postgres);
        Expect.Success(await world.SettleAsync());
        ProcessResult result = await DoctorAsync(world);
        Expect.Success(result);
        Assert.Contains("public.lms_activities and etl_runs are in place", result.Output, StringComparison.Ordinal);
        Assert.Contains("the tab \"EduEtl\" is there", result.Output, StringComparison.Ordinal);
        Assert.Contains("may read and write the tables", result.Output, StringComparison.Ordinal);
    }

    /// <summary>One in each section at a time: the key, its value, what the line says and what the remedy names.</summary>
    public static TheoryData<(string Key, string Value, string Said, string Remedy)[]> WrongSettings { get; } =
        new()
        {
            new[]
            {
                ("Logs__Folder", "ca.pem/logs", "ca.pem", "Logs:Folder"),
                ("Reports__Folder", "ca.pem", "ca.pem", "Reports:Folder"),
                ("Api__Client", "somebody", " 403 ", "client_key"),
                ("Database__Port", "9", ":9", "Database:Port (9)"),
                ("Sheets__CredentialsFile", "nowhere.json", "nowhere.json", "Sheets:CredentialsFile"),
                ("Smtp__Port", "9", "localhost:9: ", "Smtp:Port"),
            },
            new[]
            {
                ("Api__Url", "http://127.0.0.1:9/api", "127.0.0.1:9", "Api:Url"),
                ("Database__Password", "wrong", "28P01", "db_password"),
                ("Sheets__SpreadsheetId", "another", "another", "Sheets:SpreadsheetId"),
                ("Smtp__Password", "wrong", "robot@edu.example", "smtp_password"),
            },
            new[] { ("Database__Name", "nowhere", "3D000", "createdb nowhere") },
            new[] { ("Database__Table", "nowhere.attempts", "nowhere", "Database:Table (nowhere.attempts)") },
            new[] { ("Database__Table", "pg_catalog.pg_class", "pg_catalog.pg_class", "Database:Table") },
            new[]
            {
                ("Database__DistributeBy", "user_id", "Database:DistributeBy = user_id", "CREATE EXTENSION citus"),
            },
            new[]
            {
                ("Database__DistributeBy", "user", "Database:DistributeBy = user:", "Database:DistributeBy = user_id"),
            },
        };

    [Theory(DisableDiscoveryEnumeration = true), MemberData(nameof(WrongSettings))]
    public async Task One_setting_of_a_section_is_wrong((string Key, string Value, string Said, string Remedy)[] wrong)
    {
        await using World world = await World.StartAsync(postgres);
        foreach ((string key, string value, _, _) in wrong)
            world.Set(key, value);
        foreach (string language in (string[])["en", "ru"])
        {
            world.Set("Language", language);
            ProcessResult result = await DoctorAsync(world);
            Assert.Equal(3, result.ExitCode);
            Assert.Empty(result.Error);
            string[] lines = result.Output.Split('\n');
            int[] failed = [.. Enumerable.Range(0, lines.Length).Where(i => lines[i].StartsWith('✗'))];
            Assert.Equal(wrong.Length, failed.Length);
            foreach ((int i, (_, _, string said, string remedy)) in failed.Zip(wrong))
            {
                Assert.Contains(said, lines[i], StringComparison.Ordinal);
                Assert.Contains(remedy, lines[i + 1], StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [InlineData("en", "Settings missing or wrong: 2.", "not looked at: its settings are wrong")]
    [InlineData("ru", "Настройки не заданы или неверны: 2.", "не проверялось: настройки неверны")]
    public async Task Two_sections_are_wrong_and_the_others_are_looked_at(string language, string said, string skipped)
    {
        await using World world = await World.StartAsync(postgres);
        world.Set("Language", language);
        world.Set("Database__Port", "many");
        world.Set("Smtp__Port", "0");
        ProcessResult result = await DoctorAsync(world);
        Assert.Equal(3, result.ExitCode);
        Assert.Contains(said, result.Output, StringComparison.Ordinal);
        Assert.Matches("\n +- Database:Port = \"many\"", result.Output);
        Assert.Equal(2, result.Output.Split(skipped).Length - 1);
        Assert.Single(world.Platform.Calls);
        Assert.NotEmpty(world.Sheets.Calls);
    }

    [Fact]
    public async Task The_settings_file_cannot_be_read_so_that_nothing_is_asked()
    {
        await using World world = await World.StartAsync(postgres);
        File.WriteAllText(Path.Combine(world.Folder, "appsettings.json"), "{ \"Api\": [ not json");
        ProcessResult result = await DoctorAsync(world);
        Assert.Equal(3, result.ExitCode);
        Assert.Contains("appsettings.json", result.Output, StringComparison.Ordinal);
        Assert.Empty(world.Platform.Calls);
        Assert.Empty(world.Sheets.Calls);
    }

    [Theory]
    [InlineData("en", "switched off: Sheets:Enabled = false", "switched off: Smtp:Enabled = false")]
    [InlineData("ru", "выключено: Sheets:Enabled = false", "выключено: Smtp:Enabled = false")]
    public async Task Sheet_and_mail_are_switched_off(string language, params string[] said)
    {
        await using World world = await World.StartAsync(postgres);
        world.Set("Language", language);
        world.Set("Sheets__Enabled", "false");
        world.Set("Smtp__Enabled", "false");
        world.Set("Smtp__Port", "nonsense");
        ProcessResult result = await DoctorAsync(world);
        Expect.Success(result);
        Assert.All(said, text => Assert.Contains(text, result.Output, StringComparison.Ordinal));
        Assert.Empty(world.Sheets.Calls);
    }

    [Theory]
    [InlineData("en", "Google Sheets", "as Editor (button Share in Google Sheets)")]
    [InlineData("ru", "Google Таблица", "с правом «Редактор»")]
    public async Task The_sheet_is_shared_for_reading_only(string language, string name, string remedy)
    {
        await using World world = await World.StartAsync(postgres);
        world.Set("Language", language);
        world.Sheets.WriteKeyFile(Path.Combine(world.Folder, "key.json"), "viewer@sandbox.iam.gserviceaccount.com");
        await FailAsync(world, name, remedy);
        Assert.Equal(["token", "get", "batchUpdate"], world.Sheets.Calls.Select(call => call.Operation));
        Assert.Equal([200, 200, 403], world.Sheets.Calls.Select(call => call.Status));
    }

    [Fact]
    public async Task The_sheet_is_not_shared()
    {
        await using World world = await World.StartAsync(postgres);
        world.Sheets.WriteKeyFile(Path.Combine(world.Folder, "key.json"), "nobody@sandbox.iam.gserviceaccount.com");
        await FailAsync(world, "Google Sheets", "Share the sheet with nobody@sandbox.iam.gserviceaccount.com");
    }

    [Theory]
    [InlineData("[]", "Nobody was at work", 0, '✓')]
    [InlineData("{\"errors\": \"no\"}", "something else than the day's rows", 3, '✗')]
    [InlineData("[{\"lti_user_id\": null}]", "No user id: 1", 3, '✗')]
    [InlineData("[{\"lti_user_id\": null}, {0}]", "admitted: 1, rejected: 1 (No user id: 1", 0, '!')]
    public async Task The_platform_answers_something_else(string body, string said, int exitCode, char mark)
    {
        await using World world = await World.StartAsync(postgres);
        world.Platform.Fault = Answers.Body(body.Replace("{0}", YesterdayAtNoon, StringComparison.Ordinal));
        ProcessResult result = await DoctorAsync(world);
        Assert.Equal(exitCode, result.ExitCode);
        string line = result
            .Output.Split('\n')
            .Single(line => line.Contains("Platform API —", StringComparison.Ordinal));
        Assert.StartsWith($"{mark}", line, StringComparison.Ordinal);
        Assert.Contains(said, line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_clock_is_wrong()
    {
        await using World world = await World.StartAsync(postgres);
        world.Platform.Fault = context =>
        {
            context.Response.Headers.Date = TimeProvider
                .System.GetUtcNow()
                .AddMinutes(3)
                .ToString("R", CultureInfo.InvariantCulture);
            return Task.FromResult(false);
        };
        ProcessResult result = await DoctorAsync(world);
        Expect.Success(result);
        Assert.Matches(@"! Clock — .* Platform API: \+1[78]\d\.\d s; PostgreSQL: [+−]0\.\d s", result.Output);
    }

    [Fact]
    public async Task The_user_lacks_rights_and_the_remedy_gives_them()
    {
        await using World world = await World.StartAsync(postgres);
        await world.HoldDaysAsync("2024-10-02");
        await using DatabaseRole role = await DatabaseRole.CreateAsync(world);
        string output = await FailAsync(world, "Rights", "GRANT CREATE ON SCHEMA \"public\"");
        string remedy = output.Split('\n').Single(line => line.Contains("GRANT", StringComparison.Ordinal));
        await world.ExecuteAsync(remedy[remedy.IndexOf("GRANT", StringComparison.Ordinal)..]);
        ProcessResult result = await DoctorAsync(world);
        Expect.Success(result);
        Assert.Contains(
            "! Table — Table public.lms_activities has no index on created_at",
            result.Output,
            StringComparison.Ordinal
        );
        world.Platform.Fault = null;
        Expect.Success(await world.SettleAsync());
    }

    [Fact]
    public async Task The_server_takes_no_changes()
    {
        await using World world = await World.StartAsync(postgres);
        await world.ExecuteAsync($"ALTER DATABASE {world.Database.Name} SET default_transaction_read_only = on");
        await FailAsync(world, "PostgreSQL", "Database:Host");
    }

    [Fact]
    public async Task A_reset_is_set_and_the_table_is_the_Python_tools()
    {
        await using World world = await World.StartAsync(postgres);
        await world.HoldDaysAsync("2024-10-02");
        world.Set("Database__ResetOnStart", "true");
        world.Set("Database__DistributeBy", "user_id");
        ProcessResult result = await DoctorAsync(world);
        Expect.Success(result);
        Assert.Matches(
            "! Table — .*without etl_runs.*index on created_at.*all other days are taken out",
            result.Output
        );
        Assert.Contains("! Citus — public.lms_activities is there already", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Secrets_can_be_read_by_others()
    {
        if (OperatingSystem.IsWindows())
            return;
        await using World world = await World.StartAsync(postgres);
        string secrets = Path.Combine(world.Folder, ".env");
        File.WriteAllText(secrets, "client='made-up-client'\n");
        const UnixFileMode all = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead;
        File.SetUnixFileMode(secrets, all);
        File.SetUnixFileMode(Path.Combine(world.Folder, "key.json"), all);
        ProcessResult result = await DoctorAsync(world);
        Expect.Success(result);
        Assert.Contains($"chmod 600 '{secrets}'", result.Output, StringComparison.Ordinal);
        Assert.Contains("key.json'", result.Output, StringComparison.Ordinal);
        Assert.Contains("Failed: 0, warnings: 2.", result.Output, StringComparison.Ordinal);
    }

    /// <summary>All at once, so that the longest wait is the only one.</summary>
    [Fact]
    public async Task Nobody_answers()
    {
        await using World world = await World.StartAsync(postgres);
        world.Platform.Fault = Hang;
        world.Sheets.Fault = call => call.Operation == "get" ? new() { Hangs = true } : null;
        world.Mail.Script = SmtpScript.At(SmtpStep.Greeting, SmtpFault.Hang);
        long started = Environment.TickCount64;
        ProcessResult result = await DoctorAsync(world);
        Assert.Equal(3, result.ExitCode);
        Assert.InRange(Environment.TickCount64 - started, 14_000, 44_000);
        Assert.Equal(3, result.Output.Split("no result within 15 s").Length - 1);

        static async Task<bool> Hang(HttpContext context)
        {
            await Task.Delay(Timeout.Infinite, context.RequestAborted)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return true;
        }
    }

    [Fact]
    public async Task It_is_interrupted()
    {
        await using World world = await World.StartAsync(postgres);
        world.Mail.Script = SmtpScript.At(SmtpStep.Greeting, SmtpFault.Hang);
        using EduEtlProcess process = world.Start("doctor");
        while (world.Platform.Calls.Count == 0)
            await Task.Delay(20, TestContext.Current.CancellationToken);
        process.Signal("INT");
        Expect.Failure(await process.ExitAsync(), 130, "Nothing was touched");
    }

    private static async Task<string> FailAsync(World world, string name, string remedy)
    {
        ProcessResult result = await DoctorAsync(world);
        string[] lines = result.Output.Split('\n');
        int failed = Array.FindIndex(lines, line => line.StartsWith($"✗ {name} — ", StringComparison.Ordinal));
        Assert.True(result.ExitCode == 3 && failed >= 0, result.All);
        Assert.Contains(remedy, lines[failed + 1], StringComparison.Ordinal);
        return result.Output;
    }

    /// <summary>Runs it, and sees that all is as it was: files, database, sheet, mailbox.</summary>
    private static async Task<ProcessResult> DoctorAsync(World world)
    {
        world.Platform.Fault ??= OneAttemptAtNoon;
        string before = await TracesAsync(world);
        ProcessResult result = await world.RunAsync("doctor");
        Assert.Equal(before, await TracesAsync(world));
        Assert.DoesNotContain("   at ", result.All, StringComparison.Ordinal);
        string[] secrets = [World.ClientKey, World.MailPassword, DatabaseRole.Password];
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, result.All, StringComparison.Ordinal));
        return result;
    }

    // What the made-up university does in a minute differs from day to day.
    private static Task<bool> OneAttemptAtNoon(HttpContext context) =>
        context.Request.Query["client"] == "made-up-client"
            ? Answers.Rows(YesterdayAtNoon)(context)
            : Task.FromResult(false);

    private static string YesterdayAtNoon =>
        Answers.Row(
            time: TimeProvider
                .System.GetUtcNow()
                .UtcDateTime.Date.AddHours(-12)
                .ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)
        );

    private static async Task<string> TracesAsync(World world) =>
        string.Join(
            '\n',
            [
                .. Directory.EnumerateFileSystemEntries(world.Folder, "*", SearchOption.AllDirectories).Order(),
                await world.QueryAsync<string>(
                    """
                    SELECT concat((SELECT string_agg(relname, ' ' ORDER BY oid) FROM pg_class),
                        (SELECT string_agg(query_to_xml('TABLE ' || oid::regclass, false, true, '')::text, '' ORDER BY oid)
                            FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace))
                    """
                ),
                System.Text.Json.JsonSerializer.Serialize(world.Sheets.Snapshot()),
                $"{world.Mail.Mailbox.Count}",
            ]
        );
}

using EduEtl.Tests.Support;

namespace EduEtl.Tests.Doctor;

public sealed class SettingsAreWrongOrOff(PostgresFixture postgres)
{
    /// <summary>One in each section at a time: the key, its value, what the line says and what the remedy names.</summary>
    public static TheoryData<(string Key, string Value, string Said, string Remedy)[]> WrongSettings { get; } =
        new()
        {
            new[]
            {
                ("Logs__Folder", "ca.pem/logs", "ca.pem", "Logs:Folder"),
                ("Reports__Folder", "ca.pem", "ca.pem", "Reports:Folder"),
                ("Api__Client", "somebody", " 403 ", "EDUETL_Api__ClientKey"),
                ("Database__Port", "9", ":9", "Database:Port (9)"),
                ("Sheets__CredentialsFile", "nowhere.json", "nowhere.json", "Sheets:CredentialsFile"),
                ("Smtp__Port", "9", "localhost:9: ", "Smtp:Port"),
            },
            new[]
            {
                ("Api__Url", "http://127.0.0.1:9/api", "127.0.0.1:9", "Api:Url"),
                ("Database__Password", "wrong", "28P01", "EDUETL_Database__Password"),
                ("Sheets__SpreadsheetId", "another", "another", "Sheets:SpreadsheetId"),
                ("Smtp__Password", "wrong", "robot@edu.example", "EDUETL_Smtp__Password"),
            },
            new[] { ("Database__Name", "nowhere", "3D000", "-T template0 nowhere") },
            new[] { ("Database__Table", "nowhere.attempts", "nowhere", "Database:Table (nowhere.attempts)") },
            new[] { ("Database__Table", "pg_catalog.pg_class", "pg_catalog.pg_class", "Database:Table") },
            new[]
            {
                ("Database__DistributeBy", "user_id", "Database:DistributeBy = user_id", "CREATE EXTENSION citus"),
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
            ProcessResult result = await DoctorTrial.RunAsync(world);
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
        ProcessResult result = await DoctorTrial.RunAsync(world);
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
        ProcessResult result = await DoctorTrial.RunAsync(world);
        Assert.Equal(3, result.ExitCode);
        Assert.Contains("appsettings.json", result.Output, StringComparison.Ordinal);
        Assert.Empty(world.Platform.Calls);
        Assert.Empty(world.Sheets.Calls);
    }

    [Theory]
    [InlineData("en", "switched off: Sheets:Enabled = false", "switched off: Smtp:Enabled = false", "Reports:Enabled")]
    [InlineData("ru", "выключено: Sheets:Enabled = false", "выключено: Smtp:Enabled = false", "Reports:Enabled")]
    public async Task Page_sheet_and_mail_are_switched_off(string language, params string[] said)
    {
        await using World world = await World.StartAsync(postgres);
        world.Set("Language", language);
        world.Set("Sheets__Enabled", "false");
        world.Set("Smtp__Enabled", "false");
        world.Set("Reports__Enabled", "false");
        world.Set("Smtp__Port", "nonsense");
        ProcessResult result = await DoctorTrial.RunAsync(world);
        Expect.Success(result);
        Assert.All(said, text => Assert.Contains(text, result.Output, StringComparison.Ordinal));
        Assert.Empty(world.Sheets.Calls);
    }
}

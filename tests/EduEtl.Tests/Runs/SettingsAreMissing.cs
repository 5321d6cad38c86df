using EduEtl.Tests.Support;

namespace EduEtl.Tests.Runs;

public sealed class SettingsAreMissing(PostgresFixture postgres)
{
    [Theory]
    [InlineData("en", "Settings missing or wrong: 5.")]
    [InlineData("ru", "Настройки не заданы или неверны: 5.")]
    public async Task All_of_them_are_told_at_once(string language, string said)
    {
        await using World world = await World.StartAsync(postgres);
        world.Set("Language", language);
        world.Settings.Remove("EDUETL_Api__ClientKey");
        world.Settings.Remove("EDUETL_Smtp__To__0");
        world.Settings.Remove("EDUETL_Smtp__To__1");
        world.Set("Database__Port", "many");
        world.Set("Sheets__SpreadsheetId", "");
        world.Set("Logs__Keeep", "4");
        ProcessResult result = await world.SettleAsync();
        Expect.Failure(
            result,
            3,
            said,
            "Api:ClientKey",
            "Smtp:To",
            "Smtp:Enabled",
            "\"many\"",
            "EDUETL_Database__Port",
            "Sheets:SpreadsheetId",
            "Logs:Keep"
        );
        Assert.True(await world.IsUntouchedAsync());
    }

    [Fact]
    public async Task They_are_told_before_a_date_is_asked_for()
    {
        await using World world = await World.StartAsync(postgres);
        world.Settings.Remove("EDUETL_Api__ClientKey");
        using EduEtlProcess process = world.Start();
        ProcessResult result = await process.EndAsync("2024-10-02\n");
        Expect.Failure(result, 3, "Api:ClientKey is missing");
        Assert.DoesNotContain("Which day", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "✗ No settings in this folder, ", "start with eduetl init")]
    [InlineData("ru", "✗ В этой папке нет настроек, ", "начните с eduetl init")]
    public async Task In_an_empty_folder_the_first_line_says_how_to_begin(string language, string said, string begin)
    {
        await using World world = await World.StartAsync(postgres);
        world.Settings.Clear();
        world.Settings["LANG"] = language == "ru" ? "ru_RU.UTF-8" : "C";
        foreach (
            string[] args in (string[][])
                [
                    [],
                    ["--missed"],
                    ["status"],
                    ["doctor"],
                ]
        )
        {
            ProcessResult result = await world.RunAsync(args);
            Assert.Equal(3, result.ExitCode);
            string[] lines = result.All.Split('\n');
            string first = args is ["doctor"] ? lines[1] : lines[0];
            Assert.Contains(args is ["doctor"] ? said[2..] : said, first, StringComparison.Ordinal);
            Assert.EndsWith($"{world.Folder}: {begin}", first, StringComparison.Ordinal);
            if (args is not ["doctor"])
                Assert.Equal(3, lines.Length);
        }
    }

    [Theory]
    [InlineData("en", "The log folder")]
    [InlineData("ru", "Папк")]
    public async Task The_log_folder_lies_under_a_file(string language, string said)
    {
        await using World world = await World.StartAsync(postgres);
        world.Set("Language", language);
        string file = Path.Combine(world.Folder, "file");
        File.WriteAllText(file, "");
        world.Set("Logs__Folder", Path.Combine(file, "logs"));
        Expect.Failure(await world.SettleAsync(), 3, said, Path.Combine(file, "logs"), "Logs:Folder");
        Assert.True(await world.IsUntouchedAsync());
    }
}

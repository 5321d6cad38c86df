using System.Text.RegularExpressions;
using EduEtl.Tests.Support;

namespace EduEtl.Tests.Runs;

/// <summary>What people copy stays whole, however narrow the terminal: addresses, paths and commands.</summary>
public sealed partial class TheTerminalIsNarrow(PostgresFixture postgres)
{
    private static readonly string Day = World.DaysAgo(1);

    /// <summary>All commands, with their options, and what they refuse; in an order in which each has something to tell.</summary>
    private static readonly string[] Lines =
    [
        "--help",
        "init --help",
        "doctor --help",
        "status --help",
        "report --help",
        "notify --help",
        "problems --help",
        "replay --help",
        "status",
        $"--date {Day} --test-mode --no-mail --no-report",
        $"--date {Day} --dry-run",
        $"--from {World.DaysAgo(3)} --to {Day} --keep-going --again --allow-shrink",
        "--missed",
        $"--missed --since {World.DaysAgo(4)}",
        $"report --date {Day}",
        $"report --from {World.DaysAgo(3)} --to {Day}",
        $"notify --date {Day}",
        $"notify --from {World.DaysAgo(3)} --to {Day} --again",
        $"notify --date {Day} --to somebody@edu.example",
        "status --weeks 2",
        "doctor",
        $"problems --date {Day} --raw",
        $"problems --date {Day} --kind user_id_missing --csv rows.csv",
        $"replay --date {Day}",
        "",
        // What is refused.
        "reprot",
        "report",
        "--missed --since 2020-01-01",
        "report --from 2020-01-01 --to 2020-01-31",
        "problems --date 2020-01-01 --csv no/such/folder/rows.csv",
        $"--date {Day} --language fr",
    ];

    [Theory]
    [InlineData("en", 40), InlineData("en", 80), InlineData("en", 120)]
    [InlineData("ru", 40), InlineData("ru", 80), InlineData("ru", 120)]
    public async Task What_people_copy_is_whole(string language, int columns)
    {
        await using World world = await World.StartAsync(postgres);
        world.Set("Language", language);
        foreach (string line in Lines)
            await TryAsync(world, columns, line);
        // What failed, and what is left to do after it.
        world.Set("Sheets__CredentialsFile", "nowhere.json");
        world.Set("Smtp__Port", "9");
        await TryAsync(world, columns, $"--from {World.DaysAgo(3)} --to {Day} --again");
        await TryAsync(world, columns, "status");
        await TryAsync(world, columns, "doctor");
        world.Settings.Clear();
        world.Settings["LANG"] = language == "ru" ? "ru_RU.UTF-8" : "C";
        await TryAsync(world, columns, "--missed");
        await TryAsync(world, columns, "doctor");
    }

    private static async Task TryAsync(World world, int columns, string line)
    {
        await using var terminal = PseudoTerminal.Start(
            world,
            columns,
            24,
            line.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        );
        if (line.Length == 0)
        {
            await terminal.WaitForAsync("exit");
            await terminal.TypeAsync("exit\r");
        }
        await terminal.ExitAsync();
        string text = terminal.Text;
        string told = $"eduetl {line} at {columns} columns:\n{text}";
        Assert.False(BrokenCommand().IsMatch(text), $"{BrokenCommand().Match(text)} in {told}");
        foreach (Match address in Address().Matches(text))
            Assert.True(IsKnown(world, address.Value), $"{address} in {told}");
        foreach (Match path in Path(world.Folder).Matches(text))
            Assert.True(IsWhole(path.Value), $"{path} in {told}");
    }

    private static bool IsKnown(World world, string address) =>
        address.StartsWith("https://docs.google.com/", StringComparison.Ordinal)
            ? address == $"https://docs.google.com/spreadsheets/d/{World.SpreadsheetId}/edit"
            : new Uri(address) is { IsLoopback: true } or { Host: "b2b.itresume.ru" }
                && (
                    address.EndsWith("/api/statistics", StringComparison.Ordinal)
                    || new Uri(address).AbsolutePath == "/"
                )
                || world.Settings.Count == 1;

    /// <summary>It is there, or is known to be missing.</summary>
    private static bool IsWhole(string path) =>
        File.Exists(path)
        || Directory.Exists(path)
        || path.EndsWith("/nowhere.json", StringComparison.Ordinal)
        || path.EndsWith("/.env", StringComparison.Ordinal)
        || path.EndsWith("/appsettings.json", StringComparison.Ordinal);

    private static Regex Path(string folder) => new($@"{Regex.Escape(folder[..^3])}[^\s,;:)»""]*[^\s,;:)»"".]");

    [GeneratedRegex(@"https?://[^\s,;)»""]*[^\s,;:)»"".]")]
    private static partial Regex Address();

    /// <summary>A line that ends within a command, which the next one goes on with.</summary>
    [GeneratedRegex(
        @"\beduetl(?: (?:init|doctor|status|report|notify|problems|replay))?(?: --[a-z-]+(?: [^\s]+)?)*\n +--[a-z]"
            + @"|\beduetl[^\n]* --(?:date|from|to|since|csv|kind|weeks|language)\n +[^\s-]|\beduetl\n +(?:init|doctor|status|report|notify|problems|replay)\b"
    )]
    private static partial Regex BrokenCommand();
}

using System.Text.RegularExpressions;
using EduEtl.Terminal.Arguments;
using EduEtl.Tests.Support;

namespace EduEtl.Tests.Runs;

/// <summary>The help names the commands, the help of each ends in examples, and the examples work.</summary>
public sealed partial class EveryCommandIsTried(PostgresFixture postgres)
{
    [Theory, InlineData("en"), InlineData("ru")]
    public async Task As_its_help_says(string language)
    {
        await using World world = await World.StartAsync(postgres);
        world.Set("Language", language);
        Expect.Success(await world.SettleAsync());
        await TryAllAsync(new(world, language, atTerminal: false));
        await TryAllAsync(new(world, language, atTerminal: true));
    }

    private static async Task TryAllAsync(CommandTrial trial)
    {
        string help = await trial.RunAsync("--help");
        string[] commands = [.. Command().Matches(help).Select(match => match.Groups[1].Value)];
        // A list that the pattern does not read would be a test of nothing.
        Assert.Equal(
            Enum.GetNames<CommandName>().Except([nameof(CommandName.Settle)]).Order(),
            commands.Order(),
            StringComparer.OrdinalIgnoreCase
        );
        await trial.RunAsync();
        await TryExamplesAsync(trial, help, "");
        foreach (string command in commands)
            await TryExamplesAsync(trial, await trial.RunAsync(command, "--help"), command);
    }

    private static async Task TryExamplesAsync(CommandTrial trial, string help, string command)
    {
        Match examples = Examples().Match(help);
        Assert.True(examples.Success, help);
        foreach (Capture example in examples.Groups["args"].Captures)
        {
            string[] args = example.Value.Split(' ');
            Assert.StartsWith(command, args[0], StringComparison.Ordinal);
            await trial.RunAsync(Shortened(args));
        }
    }

    // A month, and all days since 2024, would only take longer.
    private static string[] Shortened(string[] args) =>
        [
            .. args.Select(arg => arg == "2024-09-30" ? "2024-09-02" : arg),
            .. args is ["--missed"] ? ["--since", World.DaysAgo(1)] : (string[])[],
        ];

    /// <summary>A line of the list of commands: a name between blanks and its description.</summary>
    [GeneratedRegex(@"^  ([a-z]+) {2,}\S", RegexOptions.Multiline)]
    private static partial Regex Command();

    [GeneratedRegex(@"\n(?:Example|Пример)[^\n]*:(?:\n  eduetl (?<args>[^\n]+))+\n?$")]
    private static partial Regex Examples();
}

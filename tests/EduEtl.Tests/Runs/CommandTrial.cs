using System.Text.RegularExpressions;
using EduEtl.Tests.Support;

namespace EduEtl.Tests.Runs;

/// <summary>Runs commands in one world and one language, at a terminal or redirected, and reads what each shows.</summary>
internal sealed partial class CommandTrial(World world, string language, bool atTerminal)
{
    /// <summary>What a command that asks shows before it waits, and what it is then answered.</summary>
    private static readonly Dictionary<string, (string Question, string Answer)> Questions = new()
    {
        [""] = ("exit", "exit\n"),
        ["init"] = ("]: ", PseudoTerminal.CtrlC),
    };

    /// <summary>What it showed.</summary>
    public async Task<string> RunAsync(params string[] args)
    {
        string line = string.Join(' ', args);
        (int code, string shown) = atTerminal ? await AtATerminalAsync(args, line) : await RedirectedAsync(args, line);
        int expected =
            line != "init" ? 0
            : atTerminal ? 130
            : 2;
        Assert.True(code == expected, $"eduetl {line}: exit {code}\n{shown}");
        Assert.DoesNotContain("   at ", shown, StringComparison.Ordinal);
        Assert.True(language == "ru" == Cyrillic().IsMatch(shown), $"eduetl {line} in {language}:\n{shown}");
        if (language == "ru")
            Assert.False(EnglishSentence().IsMatch(shown), $"eduetl {line}: {EnglishSentence().Match(shown)}\n{shown}");
        return shown;
    }

    private async Task<(int ExitCode, string Shown)> RedirectedAsync(string[] args, string line)
    {
        using EduEtlProcess process = world.Start(args);
        ProcessResult result = await process.EndAsync(Questions.GetValueOrDefault(line).Answer);
        Assert.DoesNotContain('\u001b', result.All);
        if (result.ExitCode == 0)
            Assert.Empty(result.Error);
        return (result.ExitCode, result.All.ReplaceLineEndings("\n"));
    }

    private async Task<(int ExitCode, string Shown)> AtATerminalAsync(string[] args, string line)
    {
        await using var terminal = PseudoTerminal.Start(world, args);
        if (Questions.TryGetValue(line, out (string Question, string Answer) asked))
        {
            await terminal.WaitForAsync(asked.Question);
            await terminal.TypeAsync(asked.Answer.Replace('\n', '\r'));
        }
        return (await terminal.ExitAsync(), terminal.Text);
    }

    [GeneratedRegex("[А-Яа-яЁё]")]
    private static partial Regex Cyrillic();

    /// <summary>Four words in a row: what is quoted from the data and the command lines have fewer.</summary>
    [GeneratedRegex(@"\b[A-Za-z][a-z]+(,? [a-z]{2,}){3}\b")]
    private static partial Regex EnglishSentence();
}

using EduEtl.Tests.Support;

namespace EduEtl.Tests.Packaging;

public sealed class TabCompletesTheCommandLine : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("eduetl rep", "replay report")]
    [InlineData("eduetl st", "status")]
    [InlineData("eduetl --m", "--missed")]
    [InlineData("eduetl status --w", "--weeks")]
    [InlineData("eduetl zz", "")]
    [InlineData("eduetl report --", "--date --from --help --language --quiet --to")]
    [InlineData("eduetl --language ", "en ru")]
    [InlineData("eduetl --language=", "en ru")]
    [InlineData("eduetl --language=r", "ru")]
    [InlineData("eduetl status --weeks=", "")]
    [InlineData("eduetl problems --kind=user_id_l", "user_id_length")]
    public async Task In_bash_the_program_itself_knows_what_comes_next(string typed, string offered)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "bash is not at home on Windows");
        string script = Repository.PathOf("completion", "eduetl.bash");
        string line =
            $"eduetl() {{ dotnet \"$0\" \"$@\"; }}; . '{script}'; COMP_LINE='{typed}' COMP_POINT={typed.Length}; "
            + "_eduetl eduetl; echo \"${COMPREPLY[@]}\"";

        using var bash = EduEtlProcess.StartInShell(
            $"exec bash -c '{Quoted(line)}' \"$@\"",
            _folder.Path,
            new Dictionary<string, string>()
        );
        ProcessResult result = await bash.EndAsync();

        Assert.Equal((offered, "", 0), (result.Output.Trim(), result.Error, result.ExitCode));
    }

    [Theory]
    [InlineData("zsh", "eduetl st", "status")]
    [InlineData("zsh", "eduetl --language=", "--language=en --language=ru")]
    [InlineData("zsh", "eduetl zz", "files")]
    [InlineData("fish", "eduetl st", "status")]
    [InlineData("fish", "eduetl problems --kind=user_id_l", "--kind=user_id_length")]
    [InlineData("fish", "eduetl zz", "")]
    public async Task In_other_shells_too(string shell, string typed, string offered)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), $"{shell} is not at home on Windows");
        string? path = (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(':')
            .Select(folder => Path.Combine(folder, shell))
            .FirstOrDefault(File.Exists);
        if (path is null && Environment.GetEnvironmentVariable("CI") != "true")
            Assert.Skip($"there is no {shell}");
        string script = Repository.PathOf("completion", shell == "zsh" ? "_eduetl" : "eduetl.fish");
        // Completion proper needs a terminal and keys: what the script is asked for, and what it gives, need neither.
        string line =
            shell == "zsh"
                ? $$"""
                    compadd() { print -r -- ${(P)2} }; _files() { print files }
                    eduetl() { dotnet $program "$@" }
                    words=({{typed}}); CURRENT=$#words; PREFIX=$words[-1]; words[1]=eduetl
                    . '{{script}}'
                    """
                : $$"""
                    function eduetl; dotnet $program $argv; end
                    . '{{script}}'
                    complete -C '{{typed}}' | string match -r '^\S+'
                    """;
        await File.WriteAllTextAsync(_folder.File("line"), line, TestContext.Current.CancellationToken);
        using var process = EduEtlProcess.StartInShell(
            $"exec env program=\"$1\" {path ?? shell} line",
            _folder.Path,
            new Dictionary<string, string>()
        );
        ProcessResult result = await process.EndAsync();
        Assert.Equal((offered, ""), (result.Output.Trim().ReplaceLineEndings(" "), result.Error));
    }

    private static string Quoted(string text) => text.Replace("'", "'\\''", StringComparison.Ordinal);
}

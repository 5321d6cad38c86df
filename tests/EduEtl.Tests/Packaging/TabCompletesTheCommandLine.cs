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
    [InlineData("eduetl report --", "--date --help --language --quiet")]
    [InlineData("eduetl --language ", "en ru")]
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

    private static string Quoted(string text) => text.Replace("'", "'\\''", StringComparison.Ordinal);
}

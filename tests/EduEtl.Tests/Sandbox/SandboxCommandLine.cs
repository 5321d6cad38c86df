using EduEtl.Sandbox;
using EduEtl.Sandbox.Host;

namespace EduEtl.Tests.Sandbox;

public sealed class SandboxCommandLine
{
    [Fact]
    public void What_stands_after_two_dashes_is_the_programs()
    {
        var options = SandboxOptions.Parse(["--rows", "5", "--fresh", "--", "--date", "today", "--fresh"]);

        Assert.Equal(5, options.Rows);
        Assert.True(options.Fresh);
        Assert.Equal(["--date", "today", "--fresh"], options.ProgramArguments);
    }

    [Fact]
    public void The_last_of_two_folders_wins() =>
        Assert.Equal("b", SandboxOptions.Parse(["--folder", "a", "--folder", "b"]).Folder);

    [Theory]
    [InlineData("--row")]
    [InlineData("--rows")]
    [InlineData("--rows", "many")]
    [InlineData("--rows", "-1")]
    [InlineData("--language", "de")]
    [InlineData("2024-10-02")]
    public void A_wrong_option_is_named(params string[] arguments)
    {
        SandboxException wrong = Assert.Throws<SandboxException>(() => SandboxOptions.Parse(arguments));

        Assert.Contains(arguments[^1], wrong.Message, StringComparison.Ordinal);
        Assert.Equal(2, wrong.ExitCode);
    }

    [Fact]
    public void The_program_speaks_the_sandboxs_language_unless_told_another()
    {
        Assert.Equal(["--language", "ru"], ChildProgram.Arguments(SandboxOptions.Parse(["--language", "ru"])));
        Assert.Equal(
            ["--language", "en"],
            ChildProgram.Arguments(SandboxOptions.Parse(["--language", "ru", "--", "--language", "en"]))
        );
        Assert.Empty(ChildProgram.Arguments(SandboxOptions.Parse([])));
    }
}

using System.Globalization;
using EduEtl.Shared;
using EduEtl.Terminal;
using EduEtl.Terminal.Arguments;
using Spectre.Console.Testing;

namespace EduEtl.Tests.Terminal;

public sealed class TheCommandIsMisspelt
{
    [Theory]
    [InlineData("en", "Did you mean eduetl status?", "statsu")]
    [InlineData("en", "Did you mean eduetl status?", "STATUS")]
    [InlineData("ru", "Возможно, вы имели в виду eduetl report?", "reprot", "--date", "2024-10-02")]
    [InlineData("en", "Did you mean eduetl problems?", "prob")]
    [InlineData("en", "Did you mean eduetl doctor?", "doktor")]
    [InlineData("en", "Did you mean eduetl init?", "int")]
    [InlineData("en", "Did you mean eduetl --date 2024-10-02?", "2.10.2024")]
    [InlineData("en", "Did you mean --date?", "--dat", "2024-10-02")]
    [InlineData("en", "Did you mean --weeks?", "status", "--week", "3")]
    public void What_was_meant_is_said(string language, string said, params string[] args) =>
        Assert.EndsWith(said, Refusal(language, args), StringComparison.Ordinal);

    [Theory]
    [InlineData("frobnicate")]
    [InlineData("m")]
    [InlineData("--frobnicate")]
    [InlineData("status", "report")]
    public void What_is_near_to_nothing_is_not_guessed(params string[] args) =>
        Assert.DoesNotContain("Did you mean", Refusal("en", args), StringComparison.Ordinal);

    [Fact]
    public void Of_an_unknown_option_the_value_is_not_told_too()
    {
        string refusal = Refusal("en", ["status", "--date", "2024-10-02", "--weeks", "3"]);
        Assert.Contains("--date", refusal, StringComparison.Ordinal);
        Assert.DoesNotContain("2024-10-02", refusal, StringComparison.Ordinal);
        Assert.Contains("report", Refusal("en", ["status", "report"]), StringComparison.Ordinal);
        Assert.Contains("--x'b'", Refusal("en", ["--x'b'", "b"]), StringComparison.Ordinal);
        Assert.Contains(
            "junk",
            Refusal("en", ["--frobnicate", "--date", "2024-10-02", "junk"]),
            StringComparison.Ordinal
        );
        Assert.Contains("'fr'", Refusal("en", ["--frobnicate", "ru", "--language", "fr"]), StringComparison.Ordinal);
    }

    private static string Refusal(string language, string[] args)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        using var console = new TestConsole();
        var screen = new Screen(console, null, TextReader.Null, isTerminal: false, canAsk: false);
        ExpectedException refusal = Assert.Throws<ExpectedException>(() =>
            CommandLine.Read(args, screen, TimeProvider.System)
        );
        Assert.Equal(ExitCode.WrongCommand, refusal.Code);
        return refusal.Message;
    }
}

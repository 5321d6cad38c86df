using EduEtl.Tests.Support;

namespace EduEtl.Tests.Runs;

public sealed class HelpIsAsked : IDisposable
{
    private readonly TempFolder _folder = new();

    [Theory]
    [InlineData("en", "Usage")]
    [InlineData("ru", "Параметры")]
    public async Task It_names_every_option_and_ends_in_an_example(string language, string said)
    {
        ProcessResult result = await RunAsync("--help", "--language", language);
        Expect.Success(result);
        Assert.Contains(said, result.Output, StringComparison.Ordinal);
        foreach (
            string option in (string[])["--date", "--test-mode", "--allow-shrink", "--language", "--help", "--version"]
        )
            Assert.Contains(option, result.Output, StringComparison.Ordinal);
        Assert.EndsWith("eduetl --date yesterday\n", result.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Empty(result.Error);
        Assert.DoesNotContain('\u001b', result.Output);
    }

    [Theory]
    [InlineData("en", "eduetl [command] [options]", "Examples:")]
    [InlineData("ru", "eduetl [команда] [параметры]", "Примеры:", "--date <гггг-ММ-дд>", "Показать версию.")]
    [InlineData(
        "en",
        "eduetl report (--date <yyyy-MM-dd> | --from <yyyy-MM-dd> --to <yyyy-MM-dd>) [options]",
        "Example:",
        "report"
    )]
    [InlineData("en", "eduetl problems --date <yyyy-MM-dd> [options]", "Example:", "problems")]
    [InlineData("ru", "eduetl replay --date <гггг-ММ-дд> [параметры]", "Пример:", "replay")]
    [InlineData("ru", "eduetl status [параметры]", "[по умолчанию: 5]", "status")]
    public async Task It_is_in_one_language_and_its_usage_is_whole(string language, params string[] said)
    {
        string[] command = said[^1] is "report" or "problems" or "replay" or "status" ? [said[^1]] : [];
        ProcessResult result = await RunAsync([.. command, "--help", "--language", language]);
        Expect.Success(result);
        Assert.All(said, text => Assert.Contains(text, result.Output, StringComparison.Ordinal));
        if (language == "ru")
            Assert.DoesNotMatch(@"\[[a-z]+\]|\[default|[A-Z][a-z]+:\n", result.Output);
    }

    [Theory, InlineData("--help"), InlineData("-h"), InlineData("--version")]
    public async Task It_does_not_need_settings(string option)
    {
        File.WriteAllText(_folder.File("appsettings.json"), "{ \"Api\": [ not json");
        File.WriteAllText(_folder.File(".env"), "client_key='never closed\nwhat=is this");
        var environment = new Dictionary<string, string>
        {
            ["EDUETL_Api__NoSuchKey"] = "1",
            ["EDUETL_Language"] = "xx",
        };
        Expect.Success(await RunAsync(environment, option));
        Assert.False(Directory.Exists(_folder.File(".logs")));
    }

    [Fact]
    public async Task It_does_not_even_look_at_them()
    {
        File.WriteAllText(_folder.File("appsettings.json"), """{ "Language": "ru" }""");
        var environment = new Dictionary<string, string> { ["LC_ALL"] = "C" };
        Assert.Contains("Usage:", (await RunAsync(environment, "--help")).Output, StringComparison.Ordinal);
        environment["EDUETL_Language"] = "ru";
        Assert.Contains(
            "Параметры:",
            (await RunAsync(environment, "status", "--help")).Output,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_version_is_one_line_of_digits() =>
        Assert.Matches(@"^\d+\.\d+\.\d+\s*$", (await RunAsync("--version")).Output);

    [Theory]
    [InlineData("en", "eduetl --help", "--frobnicate")]
    [InlineData("ru", "eduetl --help", "--frobnicate", "--date", "2024-10-02")]
    [InlineData("en", "eduetl --help", "--date")]
    [InlineData("en", "eduetl --help", "--date", "2024-10-02", "--date", "2024-10-03")]
    [InlineData("ru", "eduetl --help", "2024-10-02")]
    [InlineData("en", "Help: eduetl report --help", "report")]
    [InlineData("ru", "Справка: eduetl doctor --help", "doctor", "--frobnicate")]
    public async Task A_wrong_command_line_says_where_help_is(string language, string said, params string[] args)
    {
        ProcessResult result = await RunAsync([.. args, "--language", language]);
        Expect.Failure(result, 2, said);
        Assert.False(Directory.Exists(_folder.File(".logs")));
    }

    [Fact]
    public async Task An_unknown_language_is_a_wrong_command_line() =>
        Expect.Failure(await RunAsync("--language", "fr"), 2, "fr");

    public void Dispose() => _folder.Dispose();

    private Task<ProcessResult> RunAsync(params string[] args) => RunAsync([], args);

    private async Task<ProcessResult> RunAsync(Dictionary<string, string> environment, params string[] args)
    {
        using var process = EduEtlProcess.Start(_folder.Path, environment, args);
        return await process.EndAsync();
    }
}

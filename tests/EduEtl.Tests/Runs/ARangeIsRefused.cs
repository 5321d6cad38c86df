using EduEtl.Shared;
using EduEtl.Tests.Support;

namespace EduEtl.Tests.Runs;

public sealed class ARangeIsRefused(PostgresFixture postgres)
{
    [Theory]
    [InlineData("--from goes only with --to", "--from", "2024-10-01")]
    [InlineData("--to goes only with --from", "--to", "2024-10-01")]
    [InlineData("--since goes only with --missed", "--since", "2024-10-01")]
    [InlineData("--since goes only with --missed", "--since", "2024-10-01", "--date", "2024-10-02")]
    [InlineData("--keep-going goes only with --missed or --from", "--keep-going")]
    [InlineData("--again goes only with --from", "--missed", "--again")]
    [InlineData("--date does not go with --missed", "--missed", "--date", "2024-10-02")]
    [InlineData("--from does not go with --missed", "--missed", "--from", "2024-10-01", "--to", "2024-10-02")]
    [InlineData("--date does not go with --from", "--from", "2024-10-01", "--to", "2024-10-02", "--date", "2024-10-02")]
    [InlineData("--test-mode does not go with --from", "--from", "2024-10-01", "--to", "2024-10-02", "--test-mode")]
    [InlineData("--dry-run does not go with --missed", "--missed", "--dry-run")]
    [InlineData("--from 2024-10-02 is after --to 2024-10-01", "--from", "2024-10-02", "--to", "2024-10-01")]
    [InlineData("--to is after today", "--from", "2024-10-02", "--to", "2924-10-01")]
    [InlineData("--since is after today", "--missed", "--since", "2924-10-01")]
    [InlineData("at most 366", "--from", "2023-10-02", "--to", "2024-10-02")]
    [InlineData("\"soon\" is not a date", "--from", "2024-10-02", "--to", "soon")]
    [InlineData("--missed", "report", "--date", "2024-10-02", "--missed")]
    public void Where_the_command_line_does_not_go_together(string said, params string[] args)
    {
        ExpectedException failure = Assert.Throws<ExpectedException>(() => Read(args));
        Assert.Equal(ExitCode.WrongCommand, failure.Code);
        Assert.Contains(said, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "Database__ResetOnStart", "Database:ResetOnStart = true is refused for several days")]
    [InlineData("ru", "TestMode", "TestMode = true для нескольких дней запрещён")]
    public async Task Where_the_settings_would_settle_none_of_its_days(string language, string setting, string said)
    {
        await using World world = await World.StartAsync(postgres);
        world.Set("Language", language);
        world.Set(setting, "true");
        Expect.Failure(await world.RunAsync("--from", "2024-10-01", "--to", "2024-10-02"), 3, said);
        Expect.Failure(await world.RunAsync("--missed"), 3, said);
        Assert.True(await world.IsUntouchedAsync());
    }

    private static void Read(string[] args)
    {
        System.Globalization.CultureInfo.CurrentUICulture = System.Globalization.CultureInfo.GetCultureInfo("en");
        using var console = new Spectre.Console.Testing.TestConsole();
        var screen = new EduEtl.Terminal.Screen(console, null, TextReader.Null, isTerminal: false, canAsk: false);
        _ = EduEtl.Terminal.Arguments.CommandLine.Read(args, screen, TimeProvider.System);
    }
}

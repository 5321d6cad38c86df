using System.Text.RegularExpressions;
using EduEtl.Tests.Support;

namespace EduEtl.Tests.Terminal;

public sealed partial class TheProgramRunsAtATerminal(PostgresFixture postgres)
{
    [Fact]
    public async Task The_date_is_typed_and_the_day_is_settled_under_live_lines()
    {
        await using World world = await World.StartAsync(postgres);
        await using var terminal = PseudoTerminal.Start(world);
        await terminal.WaitForAsync("exit to quit): ");
        await terminal.TypeAsync("2024-02-30\r");
        await terminal.WaitForAsync("\"2024-02-30\" is not a date");
        await terminal.WaitForAsync("exit to quit): ");
        await terminal.TypeAsync("2024-10-02\r");
        await terminal.WaitForAsync("dean@edu.example — sent");
        Assert.Equal(0, await terminal.ExitAsync());
        Assert.Matches(Colour(), terminal.Raw);
        Assert.Contains("│ PostgreSQL", terminal.Text, StringComparison.Ordinal);
        Assert.Equal("settled done sent", await world.LastRunAsync("outcome", "report_state", "mail_state"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(19)]
    [InlineData(30_000)]
    public async Task However_wide_it_is_the_run_ends(int columns)
    {
        await using World world = await World.StartAsync(postgres);
        world.Set("Language", "ru");
        await using var terminal = PseudoTerminal.Start(world, columns, 24, "--date", "2024-10-02");
        Assert.Equal(0, await terminal.ExitAsync());
        await using var status = PseudoTerminal.Start(world, columns, 24, "status");
        Assert.Equal(0, await status.ExitAsync());
        await using var help = PseudoTerminal.Start(world, columns, 24, "--help");
        Assert.Equal(0, await help.ExitAsync());
        Assert.Equal("settled done sent", await world.LastRunAsync("outcome", "report_state", "mail_state"));
    }

    [Fact]
    public async Task NO_COLOR_is_honoured()
    {
        await using World world = await World.StartAsync(postgres);
        world.Settings["NO_COLOR"] = "1";
        await using var terminal = PseudoTerminal.Start(world, "--date", "2024-10-02");
        Assert.Equal(0, await terminal.ExitAsync());
        Assert.Contains("✓ PostgreSQL — rows received: 200 = stored: 200", terminal.Text, StringComparison.Ordinal);
        Assert.DoesNotMatch(Colour(), terminal.Raw);
    }

    [Theory]
    [InlineData(
        "en",
        "y\r",
        "The day 2024-10-02 has 200 rows; the load would leave 99. Load all the same? [y/N]",
        0,
        99
    )]
    [InlineData(
        "ru",
        "да\r",
        "За 2024-10-02 в базе строк: 200, после загрузки останется: 99. Всё равно загрузить?",
        0,
        99
    )]
    [InlineData("en", "n\r", "Load all the same? [y/N]", 5, 200)]
    [InlineData("ru", "\r", "Всё равно загрузить?", 5, 200)]
    [InlineData("en", PseudoTerminal.CtrlC, "Load all the same? [y/N]", 130, 200)]
    public async Task The_shrink_guard_asks(string language, string answer, string question, int code, long rows)
    {
        await using World world = await World.StartAsync(postgres);
        await world.HoldDaysAsync("2024-10-02");
        world.Set("Language", language);
        world.Platform.Fault = Answers.Rows(Answers.ManyRows(99));
        await using var terminal = PseudoTerminal.Start(world, "--date", "2024-10-02");
        await terminal.WaitForAsync(question);
        await terminal.TypeAsync(answer);
        Assert.Equal(code, await terminal.ExitAsync());
        Assert.Equal(rows, await world.QueryAsync<long>("SELECT count(*) FROM lms_activities"));
        string outcome = code switch
        {
            0 => "settled",
            130 => "cancelled",
            _ => "failed",
        };
        Assert.Equal(outcome, await world.LastRunAsync("outcome"));
        Assert.Equal(code == 130 ? 0 : 1, world.Mails.Count);
        Assert.DoesNotContain("   at ", terminal.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_cannot_draw_on_it()
    {
        await using World world = await World.StartAsync(postgres);
        world.Platform.Fault = Answers.Status(
            403,
            "before\u001b[2J\u001b]0;title\u0007\u001b[31mafter\u009b5A\u202eend"
        );
        await using var terminal = PseudoTerminal.Start(world, "--date", "2024-10-02");
        Assert.Equal(4, await terminal.ExitAsync());
        Assert.Contains("before [2J ]0;title [31mafter 5A end", terminal.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b[2J", terminal.Raw, StringComparison.Ordinal);
        // Our own links begin so.
        Assert.DoesNotContain("\u001b]", terminal.Raw.Replace("\u001b]8;", ""), StringComparison.Ordinal);
        Assert.DoesNotContain('\u0007', terminal.Raw);
        Assert.DoesNotContain('\u009b', terminal.Raw);
        Assert.DoesNotContain('\u202e', terminal.Raw);
    }

    /// <summary>A foreground or background colour, of whatever palette.</summary>
    [GeneratedRegex(@"\x1b\[(?:[0-9;]*;)?(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])(?:;[0-9;]*)?m")]
    private static partial Regex Colour();
}

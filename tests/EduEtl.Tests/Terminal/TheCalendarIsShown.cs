using System.Globalization;
using EduEtl.Days;
using EduEtl.Terminal;
using Spectre.Console.Testing;

namespace EduEtl.Tests.Terminal;

public sealed class TheCalendarIsShown
{
    private static readonly DateOnly First = new(2024, 9, 11);
    private static readonly DateOnly Today = new(2024, 10, 10);

    [Theory, InlineData("en"), InlineData("ru")]
    public void With_a_mark_for_every_day(string language)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        using var console = new TestConsole();
        var screen = new Screen(console, null, TextReader.Null, isTerminal: false, canAsk: false);
        Show(screen);
        Approved.Text($"calendar.{language}.txt", console.Output.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void In_the_same_letters_at_a_terminal_of_80_columns()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("ru");
        using var plain = new TestConsole();
        using TestConsole terminal = new TestConsole().EmitAnsiSequences();
        terminal.Profile.Width = 80;
        Show(new(plain, null, TextReader.Null, isTerminal: false, canAsk: false));
        Show(new(terminal, null, TextReader.Null, isTerminal: true, canAsk: true));
        Assert.Contains('\u001b', terminal.Output);
        Assert.Equal(
            Lines(plain.Output),
            Lines(System.Text.RegularExpressions.Regex.Replace(terminal.Output, "\u001b\\[[0-9;]*m", ""))
        );
    }

    private static void Show(Screen screen)
    {
        var known = new Dictionary<DateOnly, DayState>
        {
            [First] = DayState.Settled,
            [new(2024, 9, 20)] = DayState.Partial,
            [new(2024, 10, 3)] = DayState.Failed,
            [new(2024, 10, 9)] = DayState.Settled,
            [Today] = DayState.Partial,
        };
        for (DateOnly day = new(2024, 9, 21); day < new DateOnly(2024, 10, 3); day = day.AddDays(1))
            known[day] = DayState.Settled;
        foreach (IReadOnlyList<Piece> line in CalendarView.Of(new(First, known, Today)))
            screen.Line(line);
    }

    private static IEnumerable<string> Lines(string output) =>
        output.ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd());
}

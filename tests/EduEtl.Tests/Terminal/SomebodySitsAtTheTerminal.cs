using System.Globalization;
using EduEtl.Terminal;
using Spectre.Console.Testing;

namespace EduEtl.Tests.Terminal;

public sealed class SomebodySitsAtTheTerminal : IDisposable
{
    private readonly TestConsole _console = new();

    public SomebodySitsAtTheTerminal() => CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");

    [Theory]
    [InlineData("y\n", true)]
    [InlineData("Yes \n", true)]
    [InlineData("\n", false)]
    [InlineData("n\n", false)]
    [InlineData("", false)]
    public async Task A_question_in_the_middle_of_a_stage_waits_for_the_answer(string typed, bool expected)
    {
        Screen screen = Live(typed);
        bool answer;
        await using (screen.Follow(() => "Rows: 5"))
            answer = await screen.ConfirmAsync("Load all the same?", CancellationToken.None);
        Assert.Equal(expected, answer);
        Assert.Contains("Load all the same? [y/N]", _console.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\n", true)]
    [InlineData("YES\n", true)]
    [InlineData("maybe\n n \n", false)]
    [InlineData("maybe\n\n", true)]
    [InlineData("", false)]
    public async Task Where_enter_is_a_yes_what_is_neither_is_asked_again(string typed, bool expected)
    {
        Screen screen = Live(typed);
        Assert.Equal(expected, await screen.AskUnlessNoAsync("Answer that again?", CancellationToken.None));
        Assert.Contains("Answer that again? [Y/n]", _console.Output, StringComparison.Ordinal);
        bool isNeither = typed.StartsWith("maybe", StringComparison.Ordinal);
        Assert.Equal(isNeither, _console.Output.Contains("Please answer y or n.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nobody_there_is_a_no()
    {
        var screen = new Screen(_console, null, TextReader.Null, isTerminal: false, canAsk: false);
        Assert.False(await screen.ConfirmAsync("Load all the same?", CancellationToken.None));
        Assert.Empty(_console.Output);
    }

    [Fact]
    public async Task A_stage_that_fails_ends_its_live_line_and_throws()
    {
        Screen screen = Live("");
        await Assert.ThrowsAsync<InvalidOperationException>(FailAsync);

        async Task FailAsync()
        {
            await using LiveScope live = screen.Follow(() => "[not markup]");
            await Task.Delay(150);
            throw new InvalidOperationException();
        }
    }

    [Fact]
    public void Brackets_are_text_and_not_markup()
    {
        Screen screen = Live("");
        screen.Line("[red]line[/]");
        screen.Warn("[red]warning[/]");
        screen.Table(
            ["[a]", "[b]"],
            [
                ["[red]x[/]", "1"],
            ],
            leftColumns: 1
        );
        Assert.Contains("[red]line[/]", _console.Output, StringComparison.Ordinal);
        Assert.Contains("[red]warning[/]", _console.Output, StringComparison.Ordinal);
        Assert.Contains("[red]x[/]", _console.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("short", "short")]
    [InlineData("✓ Mail — one two three four", "✓ Mail — one two|  three four")]
    [InlineData("  Run it again three four", "  Run it again|  three four")]
    [InlineData("✓ averylongwordwithoutablankinit end", "✓|  averylongwordwith|  outablankinit end")]
    // What people copy is whole, and alone where it does not fit.
    [InlineData("✓ /a/very/long/path/that/has/no.end", "✓|  /a/very/long/path/that/has/no.end")]
    [InlineData("/a/very/long/path/that/has/no/blank", "/a/very/long/path/that/has/no/blank")]
    [InlineData("  Sheet  https://docs.example/d/1Made/edit  x", "  Sheet|  https://docs.example/d/1Made/edit|  x")]
    [InlineData("Run: eduetl --date 2024-10-02 and wait", "Run:|  eduetl --date 2024-10-02|  and wait")]
    [InlineData("eduetl report --date 2024-10-02", "eduetl report --date 2024-10-02")]
    [InlineData("shared with eduetl@sandbox.example", "shared with|  eduetl@sandbox.example")]
    [InlineData("Make it: createdb -h db.example lms", "Make it:|  createdb -h db.example lms")]
    [InlineData("only these: --kind user_id_missing", "only these:|  --kind user_id_missing")]
    [InlineData("one\ntwo", "one|two")]
    public void A_line_that_is_too_long_goes_on_under_itself(string text, string expected) =>
        Assert.Equal(
            expected,
            string.Join('|', Wrapping.Lines(text.Replace("\\n", "\n", StringComparison.Ordinal), 19))
        );

    [Theory]
    [InlineData(23, "  Day    Outcome  Rows")]
    [InlineData(22, "  Day    Outcome")]
    [InlineData(10, "  Day")]
    public void Columns_that_find_no_room_are_left_out(int width, string heads)
    {
        _console.Profile.Width = width;
        var screen = new Screen(_console, null, TextReader.Null, isTerminal: true, canAsk: false);
        screen.Columns(
            ["Day", "Outcome", "Rows"],
            [
                ["10-02", "settled", "8"],
            ],
            leftColumns: 1
        );
        Assert.Equal(heads, _console.Lines[0].TrimEnd());
        Assert.Equal(2, _console.Lines.Count(line => line.Trim().Length > 0));
    }

    [Fact]
    public void A_table_elsewhere_is_aligned_columns_without_trailing_blanks()
    {
        var screen = new Screen(_console, null, TextReader.Null, isTerminal: false, canAsk: false);
        screen.Table(
            ["Stage", "Rows"],
            [
                ["API", "8,577"],
                ["Mail", "—"],
            ],
            leftColumns: 1
        );
        Assert.Equal("  Stage   Rows\n  API    8,577\n  Mail       —\n", _console.Output.ReplaceLineEndings("\n"));
    }

    public void Dispose() => _console.Dispose();

    private Screen Live(string typed) => new(_console, null, new StringReader(typed), isTerminal: true, canAsk: true);
}

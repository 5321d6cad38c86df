using System.Globalization;
using EduEtl.Terminal;
using Spectre.Console;

namespace EduEtl.Tests.Terminal;

/// <summary>Days that are in work at once: one of them asks, and another one has something to say.</summary>
public sealed class OthersSpeakWhileAQuestionIsOpen : IDisposable
{
    private const string Question = "Load all the same?";

    private readonly Output _output = new();
    private readonly Operator _operator = new();

    public OthersSpeakWhileAQuestionIsOpen() => CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _output.Dispose();
        _operator.Dispose();
    }

    /// <summary>Of twenty thousand lines some come in the very moment.</summary>
    [Fact]
    public async Task What_is_said_as_the_answer_comes_is_not_lost()
    {
        Screen screen = Terminal(live: false);
        int lost = 0;
        for (int round = 0; round < 20_000; round++)
        {
            _output.GetStringBuilder().Clear();
            int answers = round + 1;
            var other = Task.Run(() => SayAsTheAnswerComes(answers), Cancellation);
            Task<bool> answer = screen.ConfirmAsync(Question, Cancellation);
            _operator.Answer();
            Assert.True(await answer);
            await other;
            lost += _output.ToString().Contains("! one row", StringComparison.Ordinal) ? 0 : 1;
        }
        Assert.Equal(0, lost);

        void SayAsTheAnswerComes(int answers)
        {
            while (_operator.Answers < answers)
                Thread.SpinWait(1);
            Thread.SpinWait(answers % 500 * 4);
            screen.Warn("one row");
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_said_meanwhile_comes_after_the_answer(bool underALiveLine)
    {
        Screen screen = Terminal(live: true);
        await using LiveScope? live = underALiveLine ? screen.Follow(() => "Rows: 5") : null;
        Task<bool> answer = await AskAsync(screen);
        screen.Warn("first");
        screen.Line("second");
        Assert.DoesNotContain("first", _output.ToString(), StringComparison.Ordinal);

        _operator.Answer();

        Assert.True(await answer);
        Assert.Matches(@"(?s)\[y/N\].*first.*second", _output.ToString());
    }

    [Fact]
    public async Task A_terminal_that_fails_at_one_line_gets_the_next_one()
    {
        Screen screen = Terminal(live: true);
        Task<bool> answer = await AskAsync(screen);
        screen.Warn("first");
        screen.Warn("second");
        _output.FailOnce();

        _operator.Answer();

        Assert.True(await answer);
        Assert.Contains("second", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Under_a_live_line_one_question_comes_after_the_other()
    {
        Screen screen = Terminal(live: true);
        await using LiveScope live = screen.Follow(() => "Rows: 5");
        Task<bool> first = await AskAsync(screen);
        Task<bool> second = screen.ConfirmAsync("And this one?", Cancellation);
        Assert.DoesNotContain("And this one?", _output.ToString(), StringComparison.Ordinal);

        _operator.Answer();
        Assert.True(await first);
        await _output.WaitForAsync("And this one?");
        _operator.Answer();

        Assert.True(await second);
    }

    private Screen Terminal(bool live)
    {
        IAnsiConsole console = AnsiConsole.Create(
            new()
            {
                Ansi = live ? AnsiSupport.Yes : AnsiSupport.No,
                Interactive = live ? InteractionSupport.Yes : InteractionSupport.No,
                Out = new AnsiConsoleOutput(_output),
            }
        );
        return new(console, null, _operator, isTerminal: live, canAsk: true);
    }

    private async Task<Task<bool>> AskAsync(Screen screen)
    {
        Task<bool> answer = screen.ConfirmAsync(Question, Cancellation);
        await _output.WaitForAsync("[y/N]");
        return answer;
    }

    private sealed class Output : StringWriter
    {
        private readonly Lock _lock = new();
        private bool _fails;

        public override void Write(char value)
        {
            lock (_lock)
                base.Write(value);
        }

        public override void Write(string? value)
        {
            lock (_lock)
            {
                if (_fails && value?.Contains("first", StringComparison.Ordinal) == true)
                {
                    _fails = false;
                    throw new IOException("The terminal is busy.");
                }
                base.Write(value);
            }
        }

        public override string ToString()
        {
            lock (_lock)
                return base.ToString();
        }

        public void FailOnce() => _fails = true;

        public async Task WaitForAsync(string text)
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
            while (!ToString().Contains(text, StringComparison.Ordinal))
                await Task.Delay(10, patience.Token);
        }
    }

    private sealed class Operator : TextReader
    {
        private readonly SemaphoreSlim _keys = new(0);
        private volatile int _answers;

        public int Answers => _answers;

        public void Answer() => _keys.Release();

        public override string ReadLine()
        {
            _keys.Wait(TimeSpan.FromSeconds(10));
            _answers++;
            return "y";
        }

        protected override void Dispose(bool disposing)
        {
            _keys.Dispose();
            base.Dispose(disposing);
        }
    }
}

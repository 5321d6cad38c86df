using System.Threading.Channels;
using EduEtl.Terminal;
using Spectre.Console.Testing;

namespace EduEtl.Tests.Terminal;

/// <summary>A question ran out while its line was being read; another one is asked.</summary>
public sealed class AnAnswerComesLate : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Typed _typed = new();

    public void Dispose() => _typed.Dispose();

    [Fact]
    public async Task What_is_typed_at_the_next_question_answers_that()
    {
        Screen screen = await GiveUpAsync();
        Task<string?> second = screen.ReadLineAsync(TestContext.Current.CancellationToken);
        _typed.Line("y");
        Assert.Equal("y", await second.WaitAsync(Patience, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task What_was_typed_between_the_questions_answers_neither()
    {
        Screen screen = await GiveUpAsync();
        _typed.Line("y");
        await _typed.TakenAsync();
        Task<string?> second = screen.ReadLineAsync(TestContext.Current.CancellationToken);
        _typed.Line("n");
        Assert.Equal("n", await second.WaitAsync(Patience, TestContext.Current.CancellationToken));
    }

    private async Task<Screen> GiveUpAsync()
    {
        var screen = new Screen(new TestConsole(), null, _typed, isTerminal: false, canAsk: false);
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => screen.ReadLineAsync(patience.Token));
        return screen;
    }

    /// <summary>A keyboard: a reading waits until a line is typed.</summary>
    private sealed class Typed : TextReader
    {
        private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();
        private int _taken;

        public void Line(string text) => _lines.Writer.TryWrite(text);

        public async Task TakenAsync()
        {
            while (Volatile.Read(ref _taken) == 0)
                await Task.Delay(10, TestContext.Current.CancellationToken);
            // The reading's task ends right after the line was given.
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        public override string? ReadLine()
        {
            string line = _lines.Reader.ReadAsync().AsTask().GetAwaiter().GetResult();
            Interlocked.Increment(ref _taken);
            return line;
        }
    }
}

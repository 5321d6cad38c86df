using Spectre.Console;
using Spectre.Console.Rendering;

namespace EduEtl.Terminal;

/// <summary>
/// The line that moves at the bottom of a terminal. What is said while it is there goes above it; a question takes its
/// place, and what is said then comes after the answer. One lock is around all of that.
/// </summary>
/// <param name="console">The terminal.</param>
/// <param name="ask">Asks a question and reads the answer.</param>
internal sealed class LiveLine(Lazy<IAnsiConsole> console, Func<string, CancellationToken, Task<bool>> ask)
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);

    private readonly Lock _lock = new();
    private readonly List<IRenderable> _held = [];
    private Task<bool> _lastAnswer = Task.FromResult(false);
    private Question? _question;
    private bool _isShown;

    /// <param name="LineIsAway">From then on it may be asked.</param>
    /// <param name="IsOver">From then on the line may be shown again.</param>
    private sealed record Question(TaskCompletionSource LineIsAway, TaskCompletionSource IsOver);

    public void Write(IRenderable text)
    {
        lock (_lock)
        {
            if (_question is not null && !_isShown)
                _held.Add(text);
            else
                Screen.Try(() => console.Value.Write(_isShown ? new OverLiveLine(text) : text));
        }
    }

    /// <summary>Shows the line until the end, except where a question is open.</summary>
    /// <param name="line">Asked ten times a second.</param>
    /// <param name="end">Of what it tells of.</param>
    public async Task ShowAsync(Func<string> line, Task end)
    {
        while (!end.IsCompleted)
        {
            if (Show() is { } question)
            {
                await question.IsOver.Task;
                continue;
            }
            try
            {
                await console.Value.Status().Spinner(Spinner.Known.Dots).StartAsync(Markup.Escape(line()), Watch);
            }
            catch (IOException)
            {
                // The terminal is gone: the work goes on.
                return;
            }
            finally
            {
                Hide();
            }
        }

        async Task Watch(StatusContext status)
        {
            while (!IsInTheWay() && await Task.WhenAny(end, Task.Delay(Tick, CancellationToken.None)) != end)
                status.Status = Markup.Escape(line());
        }
    }

    /// <summary>Whoever asks while another question is open waits until that one is answered.</summary>
    public Task<bool> ConfirmAsync(string question, CancellationToken ct)
    {
        lock (_lock)
            return _lastAnswer = AskAfterAsync(_lastAnswer, question, ct);
    }

    private async Task<bool> AskAfterAsync(Task before, string question, CancellationToken ct)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
        ct.ThrowIfCancellationRequested();
        await Begin().LineIsAway.Task;
        try
        {
            return await ask(question, ct);
        }
        finally
        {
            End();
        }
    }

    private Question Begin()
    {
        lock (_lock)
        {
            _question = new(
                new(TaskCreationOptions.RunContinuationsAsynchronously),
                new(TaskCreationOptions.RunContinuationsAsynchronously)
            );
            if (!_isShown)
                _question.LineIsAway.SetResult();
            return _question;
        }
    }

    private void End()
    {
        lock (_lock)
        {
            Question? question = _question;
            _question = null;
            foreach (IRenderable text in _held)
                Write(text);
            _held.Clear();
            question?.IsOver.SetResult();
        }
    }

    /// <summary>The question that is open instead, if there is one.</summary>
    private Question? Show()
    {
        lock (_lock)
        {
            _isShown = _question is null;
            return _question;
        }
    }

    private void Hide()
    {
        lock (_lock)
        {
            _isShown = false;
            _question?.LineIsAway.SetResult();
        }
    }

    private bool IsInTheWay()
    {
        lock (_lock)
            return _question is not null;
    }
}

/// <summary>A live line that is there until this is disposed of.</summary>
internal sealed class LiveScope : IAsyncDisposable
{
    private readonly TaskCompletionSource _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _shown;

    /// <param name="show">Shows it until the end that it is given.</param>
    public LiveScope(Func<Task, Task> show) => _shown = show(_end.Task);

    public async ValueTask DisposeAsync()
    {
        _end.TrySetResult();
        await _shown;
    }
}

/// <summary>A line that takes the place of a live one, which Spectre draws again below it: what was left of it is erased.</summary>
internal sealed class OverLiveLine(IRenderable line) : IRenderable
{
    private const string EraseBelow = "\u001b[J";

    public Measurement Measure(RenderOptions options, int maxWidth) => line.Measure(options, maxWidth);

    public IEnumerable<Segment> Render(RenderOptions options, int maxWidth) =>
        [Segment.Control(EraseBelow), .. line.Render(options, maxWidth)];
}

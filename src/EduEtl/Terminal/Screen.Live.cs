using System.Collections.Concurrent;
using Spectre.Console;

namespace EduEtl.Terminal;

internal sealed partial class Screen
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromMinutes(1);

    private Question? _question;
    private readonly Lock _asking = new();
    private readonly ConcurrentQueue<(string Text, Tone Tone)> _held = [];
    private Task<bool> _lastAnswer = Task.FromResult(false);
    private bool _isLive;
    private bool _isAsking;

    private sealed record Question(string Text, TaskCompletionSource<bool> Answer);

    /// <summary>Does the work under a live line, at a terminal; elsewhere just does it.</summary>
    /// <param name="line">Asked ten times a second.</param>
    /// <param name="work">May ask through <see cref="ConfirmAsync"/>.</param>
    /// <param name="ct">Ends a question.</param>
    public async Task FollowAsync(Func<string> line, Func<Task> work, CancellationToken ct)
    {
        Task task = work();
        while (IsTerminal && !task.IsCompleted)
        {
            _isLive = true;
            await _console.Value.Status().Spinner(Spinner.Known.Dots).StartAsync(Markup.Escape(line()), Watch);
            _isLive = false;
            await AnswerAsync(ct);
        }
        await task;

        async Task Watch(StatusContext status)
        {
            while (_question is null && await Task.WhenAny(task, Task.Delay(Tick, CancellationToken.None)) != task)
                status.Status = Markup.Escape(line());
        }
    }

    /// <summary>Where a live line is, above it; where a question is, after its answer.</summary>
    private void WriteAboveLive(string text, Tone tone)
    {
        if (_isAsking)
        {
            _held.Enqueue((text, tone));
            return;
        }
        var line = new Text(text + Environment.NewLine, tone.Style());
        _console.Value.Write(_isLive ? new OverLiveLine(line) : line);
    }

    /// <summary>Asks for a yes; nobody there, or nobody answering within a minute, is a no.</summary>
    public Task<bool> ConfirmAsync(string question, CancellationToken ct)
    {
        if (!CanAsk)
            return Task.FromResult(false);
        // Days that are in work at once can have their questions at once.
        lock (_asking)
            return _lastAnswer = AskAfterAsync(_lastAnswer, question, ct);
    }

    private async Task<bool> AskAfterAsync(Task<bool> before, string question, CancellationToken ct)
    {
        await before.ContinueWith(_ => { }, TaskScheduler.Default);
        ct.ThrowIfCancellationRequested();
        var asked = new Question(question, new(TaskCreationOptions.RunContinuationsAsynchronously));
        _question = asked;
        if (!IsTerminal)
            await AnswerAsync(ct);
        return await asked.Answer.Task;
    }

    /// <summary>The same where no live line runs.</summary>
    public async Task<bool> AskYesAsync(string question, CancellationToken ct)
    {
        if (!CanAsk)
            return false;
        Ask(Resources.Phrase.With(Resources.Strings.AskYesNo, question));
        return await ReadYesAsync(ct);
    }

    /// <summary>Interruption goes to the asker and never out of here: the work must end before its caller goes on.</summary>
    private async Task AnswerAsync(CancellationToken ct)
    {
        if (_question is not { } question)
            return;
        _question = null;
        _isAsking = true;
        Ask(Resources.Phrase.With(Resources.Strings.AskYesNo, question.Text));
        try
        {
            question.Answer.SetResult(await ReadYesAsync(ct));
        }
        catch (OperationCanceledException)
        {
            question.Answer.SetCanceled(ct);
        }
        finally
        {
            _isAsking = false;
        }
        while (_held.TryDequeue(out (string Text, Tone Tone) held))
            WriteAboveLive(held.Text, held.Tone);
    }

    private async Task<bool> ReadYesAsync(CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(AnswerWithin);
        try
        {
            string answer = (await ReadLineAsync(patience.Token) ?? "").Trim().ToLowerInvariant();
            return Resources.Strings.AnswersYes.Split(' ').Contains(answer);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return false;
        }
    }
}

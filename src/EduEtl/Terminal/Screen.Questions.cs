using System.Text;
using Spectre.Console;

namespace EduEtl.Terminal;

internal sealed partial class Screen
{
    // What a terminal deletes the whole line with.
    private const char CtrlU = '\u0015';

    private static readonly TimeSpan AnswerWithin = TimeSpan.FromMinutes(1);

    /// <summary>A live line until this is disposed of, at a terminal; elsewhere nothing.</summary>
    /// <param name="line">Asked ten times a second.</param>
    public LiveScope Follow(Func<string> line) =>
        new(end => IsTerminal ? _live.ShowAsync(line, end) : Task.CompletedTask);

    /// <summary>A question at the beginning of a line that the answer ends.</summary>
    public void Ask(string question)
    {
        if (_isTerminal)
            _console.Value.Write(new Text(question, Tone.Strong.Style()));
        else if (_quiet is null)
            Out.Write(question);
    }

    /// <summary>Ends the question's line where no Enter does it on the screen.</summary>
    public void EndQuestion()
    {
        if (!CanAsk)
            Line();
    }

    /// <summary>Asks for a yes; nobody there, or nobody answering within a minute, is a no.</summary>
    /// <param name="question">Takes the place of a live line until it is answered.</param>
    /// <param name="ct">Ends the question.</param>
    public Task<bool> ConfirmAsync(string question, CancellationToken ct) =>
        CanAsk ? _live.ConfirmAsync(question, ct) : Task.FromResult(false);

    /// <summary>The same where no live line runs.</summary>
    public async Task<bool> AskYesAsync(string question, CancellationToken ct) =>
        CanAsk && await AskAndReadAsync(question, ct);

    /// <summary>The same, but Enter is a yes, and what is neither is asked again.</summary>
    public async Task<bool> AskUnlessNoAsync(string question, CancellationToken ct)
    {
        while (CanAsk)
        {
            if (await AnswerAsync(Strings.AskNoYes.With(question), ct) is not { } answer)
                return false;
            if (answer.Length == 0 || Means(Strings.AnswersYes, answer))
                return true;
            if (Means(Strings.AnswersNo, answer))
                return false;
            Line(Strings.AnswerYesOrNo);
        }
        return false;
    }

    private async Task<bool> AskAndReadAsync(string question, CancellationToken ct) =>
        await AnswerAsync(Strings.AskYesNo.With(question), ct) is { } answer && Means(Strings.AnswersYes, answer);

    /// <summary>Null where the input has ended, or nobody answered within a minute.</summary>
    private async Task<string?> AnswerAsync(string question, CancellationToken ct)
    {
        Ask(question);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(AnswerWithin);
        try
        {
            return (await ReadLineAsync(patience.Token))?.Trim();
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return null;
        }
    }

    private static bool Means(string words, string answer) => words.Split(' ').Contains(answer.ToLowerInvariant());

    /// <summary>What is typed up to Enter, nothing of which is shown; only where somebody can be asked.</summary>
    public async Task<string> ReadHiddenAsync(CancellationToken ct)
    {
        var typed = new StringBuilder();
        while (true)
        {
            ConsoleKeyInfo key = await ReadKeyAsync(ct);
            if (key.Key == ConsoleKey.Enter)
            {
                _console.Value.WriteLine();
                return typed.ToString();
            }
            if (key.Key == ConsoleKey.Backspace && typed.Length > 0)
                typed.Length -= typed.Length > 1 && char.IsLowSurrogate(typed[^1]) ? 2 : 1;
            else if (key.KeyChar == CtrlU)
                typed.Clear();
            else if (!char.IsControl(key.KeyChar))
                typed.Append(key.KeyChar);
        }
    }

    private async Task<ConsoleKeyInfo> ReadKeyAsync(CancellationToken ct)
    {
        try
        {
            return await _console.Value.Input.ReadKeyAsync(intercept: true, ct)
                ?? throw new OperationCanceledException(ct);
        }
        catch (OperationCanceledException)
        {
            _console.Value.WriteLine();
            throw;
        }
    }
}

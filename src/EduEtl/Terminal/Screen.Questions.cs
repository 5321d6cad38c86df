using Spectre.Console;

namespace EduEtl.Terminal;

internal sealed partial class Screen
{
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

    /// <summary>As <see cref="AskYesAsync"/>, but Enter is a yes, and what is neither is asked again.</summary>
    public async Task<bool> AskNoAsync(string question, CancellationToken ct)
    {
        while (CanAsk)
        {
            Ask(Strings.AskNoYes.With(question));
            if (await ReadLineAsync(ct) is not { } answer || Means(Strings.AnswersNo, answer))
                return false;
            if (answer.Trim().Length == 0 || Means(Strings.AnswersYes, answer))
                return true;
        }
        return false;
    }

    private async Task<bool> AskAndReadAsync(string question, CancellationToken ct)
    {
        Ask(Strings.AskYesNo.With(question));
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(AnswerWithin);
        try
        {
            return Means(Strings.AnswersYes, await ReadLineAsync(patience.Token) ?? "");
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return false;
        }
    }

    private static bool Means(string words, string answer) =>
        words.Split(' ').Contains(answer.Trim().ToLowerInvariant());
}

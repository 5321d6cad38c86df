using EduEtl.Days;

namespace EduEtl.Terminal.Arguments;

/// <summary>
/// Asks for the day, again after bad input. Enter takes the suggested day: the oldest missed one, else yesterday. One key
/// takes all missed days, <c>?</c> explains, <c>exit</c> leaves.
/// </summary>
/// <param name="calendar">Null where nobody knows what is missed.</param>
/// <param name="settles">Whether the run settles the day: who settles none cannot take all missed ones.</param>
internal sealed class DatePrompt(Screen screen, TimeProvider time, DayCalendar? calendar, bool settles)
{
    private const string Exit = "exit";
    private const string Explain = "?";

    private readonly DateOnly _yesterday = DateText.Yesterday(time);
    private readonly IReadOnlyList<DateOnly> _missed = calendar?.Missed() ?? [];

    /// <summary>The options with what was asked for; null where the operator leaves.</summary>
    /// <exception cref="ExpectedException">The input ended before a date.</exception>
    public async Task<Options?> AskAsync(Options options, CancellationToken ct)
    {
        ShowCalendar();
        DateOnly suggested = _missed.Count > 0 ? _missed[0] : _yesterday;
        while (true)
        {
            screen.Ask(Strings.PromptDate.With(DateText.Write(suggested)));
            string? typed = await screen.ReadLineAsync(ct);
            screen.EndQuestion();
            if (typed is null)
                throw new ExpectedException(ExitCode.WrongCommand, Strings.PromptEnded, Strings.PromptEndedRemedy);
            typed = DateText.Plain(typed);
            if (typed.Length == 0)
                return options with { Date = suggested };
            if (typed.Equals(Exit, StringComparison.OrdinalIgnoreCase))
                return null;
            if (typed == Explain)
            {
                screen.Line(Strings.PromptExplained.With(DateText.Write(suggested)));
                continue;
            }
            if (IsKeyForAll(typed))
            {
                if (WhyNotAll() is not { } why)
                    return options with { Missed = true };
                screen.Warn(why);
                continue;
            }
            if (DateText.ReadBegun(typed, time, out DateOnly date) is not { } problem)
                return options with { Date = date };
            screen.Warn(problem);
        }
    }

    // The key for m types another letter where the keyboard is Russian.
    private static bool IsKeyForAll(string typed) =>
        Strings.PromptAllKeys.Split(' ').Contains(typed.ToLowerInvariant());

    /// <summary>Null where all missed days can be taken; where nobody could tell them so far, the run asks once more.</summary>
    private string? WhyNotAll() =>
        !settles ? Strings.PromptAllNotHere
        : calendar is null ? null
        : _missed.Count > DayRange.MostDays
            ? Strings.PromptAllTooMany.With(
                Numbers.Count(_missed.Count),
                DayRange.MostDays,
                MissedWords.Command(_missed)
            )
        : null;

    private void ShowCalendar()
    {
        if (calendar is not { Since: not null })
            return;
        if (screen.IsTerminal)
        {
            foreach (IReadOnlyList<Piece> line in CalendarView.Of(calendar))
                screen.Line(line);
            screen.Line();
        }
        if (_missed.Count > 0)
            screen.Line(MissedText());
        else if (calendar.Of(_yesterday) == DayState.Settled)
            screen.Line(Strings.PromptAllSettled.With(DateText.Write(_yesterday)));
        else if (screen.IsTerminal)
            screen.Line(Strings.PromptNothingMissed);
        if (MissedWords.Older(calendar) is { } older)
            screen.Line(older);
    }

    private string MissedText()
    {
        string text =
            _missed.Count == 1 ? Strings.PromptMissedOne
            : _missed.Count <= DayRange.MostDays ? Strings.PromptMissedAll
            : Strings.PromptMissedTooMany;
        return text.With(Numbers.Count(_missed.Count), DateText.Write(_missed[0]), MissedWords.Command(_missed));
    }
}

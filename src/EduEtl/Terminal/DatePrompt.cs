using EduEtl.Resources;

namespace EduEtl.Terminal;

/// <summary>Asks for the day, again after bad input. Enter takes the suggested day, <c>exit</c> leaves.</summary>
internal static class DatePrompt
{
    private const string Exit = "exit";

    /// <summary>Null where the operator leaves.</summary>
    /// <exception cref="ExpectedException">The input ended before a date.</exception>
    public static async Task<DateOnly?> AskAsync(Screen screen, TimeProvider time, CancellationToken ct)
    {
        DateOnly suggested = DateText.Yesterday(time);
        while (true)
        {
            screen.Ask(Strings.PromptDate.With(DateText.Write(suggested)));
            string? typed = await screen.ReadLineAsync(ct);
            screen.EndQuestion();
            if (typed is null)
                throw new ExpectedException(ExitCode.WrongCommand, Strings.PromptEnded, Strings.PromptEndedRemedy);
            if (string.IsNullOrWhiteSpace(typed))
                return suggested;
            if (typed.Trim().Equals(Exit, StringComparison.OrdinalIgnoreCase))
                return null;
            if (DateText.Read(typed, time, out DateOnly date) is not { } problem)
                return date;
            screen.Warn(problem);
        }
    }
}

using EduEtl.Settings;
using EduEtl.Terminal;

namespace EduEtl.Commands.Init;

/// <summary>Asks for settings, again until the answer is one that the setting takes.</summary>
/// <param name="values">By key: what is suggested, and where the answers go.</param>
internal sealed class Questions(Screen screen, Dictionary<string, string> values, CancellationToken ct)
{
    /// <summary>Stands for an answer that switches a thing off.</summary>
    public const string None = "-";

    /// <summary>What holds so far: the value, or the default.</summary>
    public string Present(Setting setting) => values.GetValueOrDefault(setting.Key) ?? setting.Default ?? "";

    /// <summary>Asks for one setting, whose present value or default Enter takes.</summary>
    public async Task<string> AskAsync(Setting setting, string text) =>
        values[setting.Key] = await AskAsync(text, Present(setting), typed => Problem(setting, typed), Shown(setting));

    /// <summary>The same without showing anything of it; a present value is kept with Enter.</summary>
    public async Task AskSecretAsync(Setting setting, string text)
    {
        string present = values.GetValueOrDefault(setting.Key) ?? "";
        while (true)
        {
            screen.Ask((present.Length > 0 ? Strings.InitSecretKept : Strings.InitSecret).With(text, Shown(setting)));
            string typed = await screen.ReadHiddenAsync(ct);
            string answer = typed.Length > 0 ? typed : present;
            if (Problem(setting, answer) is not { } problem)
            {
                values[setting.Key] = answer;
                return;
            }
            screen.Warn(problem);
        }
    }

    /// <summary>Asks for something that is a setting only after a change, or several.</summary>
    /// <param name="text">The question, without what is suggested.</param>
    /// <param name="suggested">What Enter takes; empty for nothing.</param>
    /// <param name="problem">Says what is wrong with an answer; null where nothing is.</param>
    /// <param name="shown">What stands for the suggestion on the screen; null: itself.</param>
    public async Task<string> AskAsync(
        string text,
        string suggested,
        Func<string, string?> problem,
        string? shown = null
    )
    {
        string question = suggested.Length > 0 ? Strings.InitQuestion : Strings.InitQuestionPlain;
        while (true)
        {
            screen.Ask(question.With(text, shown ?? Printable.Excerpt(suggested)));
            string typed =
                await screen.ReadLineAsync(ct)
                ?? throw new ExpectedException(ExitCode.WrongCommand, Strings.InitEnded, Strings.InitEndedRemedy);
            string answer = string.IsNullOrWhiteSpace(typed) ? suggested : typed.Trim();
            if (problem(answer) is not { } wrong)
                return answer;
            screen.Warn(wrong);
        }
    }

    /// <summary>What is to be said against a value; null where the setting takes it.</summary>
    public static string? Problem(Setting setting, string value) =>
        setting.Objection(value) is { } expected ? Strings.InitExpected.With(expected) : null;

    // What is a secret to the logs is one here too.
    private static string? Shown(Setting setting) => setting.IsSecret ? Strings.InitKept : null;
}

using EduEtl.Resources;
using EduEtl.Settings;
using EduEtl.Shared;
using EduEtl.Terminal;

namespace EduEtl.Commands.Init;

/// <summary>Asks for settings, again until the answer is one that the settings' own reader takes.</summary>
/// <param name="values">By key: what is suggested, and where the answers go.</param>
internal sealed class Questions(Screen screen, Dictionary<string, string> values, CancellationToken ct)
{
    // Nothing but the value in question counts.
    private static readonly string NoFolder = Path.Combine(AppContext.BaseDirectory, "no-such-folder");

    /// <summary>Stands for an answer that switches a thing off.</summary>
    public const string None = "-";

    /// <summary>What holds so far: the value, or the default.</summary>
    public string Present(string key) => values.GetValueOrDefault(key) ?? KnownSettings.Get(key).Default ?? "";

    /// <summary>Asks for one setting, whose present value or default Enter takes.</summary>
    public async Task<string> AskAsync(string key, string text) =>
        values[key] = await AskAsync(text, Present(key), typed => Problem(key, typed), Shown(key));

    /// <summary>The same without showing anything of it; a present value is kept with Enter.</summary>
    public async Task AskSecretAsync(string key, string text)
    {
        string present = values.GetValueOrDefault(key) ?? "";
        while (true)
        {
            screen.Ask((present.Length > 0 ? Strings.InitSecretKept : Strings.InitSecret).With(text, Shown(key)));
            string typed = await screen.ReadHiddenAsync(ct);
            string answer = typed.Length > 0 ? typed : present;
            if (Problem(key, answer) is not { } problem)
            {
                values[key] = answer;
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

    // What is a secret to the logs is one here too.
    private static string? Shown(string key) => KnownSettings.Get(key).IsSecret ? Strings.InitKept : null;

    // Smtp:To:0 is an item of Smtp:To.
    private static string SettingOf(string key) => KnownSettings.Find(key)?.Key ?? key[..key.LastIndexOf(':')];

    /// <summary>What the settings' reader says against a value; null where it takes it.</summary>
    public static string? Problem(string key, string value)
    {
        var alone = new SettingsRequest(
            WorkingDirectory: NoFolder,
            ProgramDirectory: NoFolder,
            Environment: new Dictionary<string, string>(),
            CommandLine: new Dictionary<string, string> { [key] = value },
            SettingsSections.All
        );
        return SettingsLoader
            .Read(alone)
            .Problems.Where(problem => problem.Key == SettingOf(key) && problem.Expected is not null)
            .Select(problem => Strings.InitExpected.With(problem.Expected))
            .FirstOrDefault();
    }
}

using EduEtl.Days;
using EduEtl.Settings;
using EduEtl.Terminal;
using static EduEtl.Settings.KnownSettings;

namespace EduEtl.Commands.Init;

/// <summary>
/// <c>eduetl init</c>: asks what a first set-up needs, and writes <c>.env</c> and <c>appsettings.json</c> into the
/// working directory after the last answer. What is there already is shown, and replaced only after a yes.
/// </summary>
internal static class InitCommand
{
    private static readonly string[] Doctor = ["doctor"];
    private static readonly string[] TestRun = ["--date", "yesterday", "--test-mode", "--no-mail", "--no-report"];

    /// <returns>The commands that the operator wants to follow, each as it is typed.</returns>
    public static async Task<string[][]> RunAsync(
        SettingsRequest request,
        Screen screen,
        TimeProvider time,
        CancellationToken ct
    )
    {
        if (!screen.CanAsk)
            throw new ExpectedException(ExitCode.WrongCommand, Strings.InitNoTerminal, Strings.InitNoTerminalRemedy);
        var files = new PresentFiles(request.WorkingDirectory);
        screen.Heading(Strings.InitTitle.With(request.WorkingDirectory));
        if (files.Any)
        {
            files.Show(screen);
            if (!await screen.AskYesAsync(Strings.InitReplace, ct))
            {
                screen.Line(Strings.InitLeft);
                return [];
            }
        }
        screen.Line(Strings.InitIntroduction);
        // Who begins settles yesterday first; who has a table has days in it.
        string firstDay = files.Any ? Questions.None : DateText.Write(DateText.Yesterday(time));
        // Who is asked in a language is to be answered in it by night, too.
        if (request.CommandLine.ContainsKey(Language.Key) || !files.Values.ContainsKey(Language.Key))
            files.Values[Language.Key] = Languages.Current.Name;
        var ask = new Questions(screen, files.Values, ct);
        var trials = new Trials(request, files.Values, screen, time, ct);
        var interview = new Interview(ask, trials, files.Values, firstDay, time);
        string language = await interview.LanguageAsync();
        if (language is "ru" or "en")
            LanguageChoice.Apply(Languages.Of(language));
        await interview.RestAsync();
        SetUpFiles.Write(files, files.Values);
        screen.Line();
        screen.Heading(Strings.InitWritten.With(files.DotEnvPath, files.JsonPath));
        if (files.Values.ContainsKey(Sheets.SpreadsheetId.Key) && !files.Values.ContainsKey(Sheets.Enabled.Key))
            screen.Line(
                Strings.InitKeyFile.With(
                    files.Values.GetValueOrDefault(Sheets.CredentialsFile.Key) ?? Sheets.CredentialsFile.Default
                )
            );
        screen.Line(Strings.InitNext);
        Show([Doctor, TestRun], screen);
        return await WhatFollowsAsync(files.Values, screen, ask, ct);
    }

    /// <summary>What was to follow and did not, since something before it failed.</summary>
    public static void TellLeft(IReadOnlyCollection<string[]> left, Screen screen)
    {
        if (left.Count == 0)
            return;
        screen.Line();
        screen.Line(Strings.InitLeftOut);
        Show(left, screen);
    }

    private static void Show(IEnumerable<string[]> commands, Screen screen)
    {
        foreach (string[] args in commands)
            screen.Whole($"  eduetl {string.Join(' ', args)}");
    }

    private static async Task<string[][]> WhatFollowsAsync(
        Dictionary<string, string> values,
        Screen screen,
        Questions ask,
        CancellationToken ct
    )
    {
        var commands = new List<string[]>();
        try
        {
            if (await screen.AskYesAsync(Strings.InitDoctor, ct))
                commands.Add(Doctor);
            string to = values.ContainsKey(Smtp.Enabled.Key)
                ? Questions.None
                : await ask.AskAsync(
                    Strings.InitTestRun,
                    Questions.None,
                    typed => typed == Questions.None ? null : Questions.Problem(Smtp.From, typed)
                );
            if (to != Questions.None)
                commands.AddRange([TestRun, ["notify", "--date", "yesterday", "--to", to]]);
        }
        catch (OperationCanceledException)
        {
            // The files are written: nothing of that is interrupted.
            return [];
        }
        return [.. commands];
    }
}

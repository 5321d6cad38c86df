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
    public static async Task<ExitCode> RunAsync(
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
                return ExitCode.Done;
            }
        }
        screen.Line(Strings.InitIntroduction);
        // Who begins settles yesterday first; who has a table has days in it.
        string firstDay = files.Any ? Questions.None : DateText.Write(DateText.Yesterday(time));
        var interview = new Interview(new(screen, files.Values, ct), files.Values, firstDay, time);
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
        return ExitCode.Done;
    }
}

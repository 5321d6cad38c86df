using System.Globalization;
using System.Text.RegularExpressions;
using EduEtl.Days;
using EduEtl.Settings;
using static EduEtl.Settings.KnownSettings;

namespace EduEtl.Commands.Init;

/// <summary>The few questions of a first set-up, in their order.</summary>
/// <param name="values">By key: what is suggested, and where the answers go.</param>
/// <param name="firstDay">What is suggested for the first day that counts where none is set.</param>
internal sealed partial class Interview(
    Questions ask,
    Trials trials,
    Dictionary<string, string> values,
    string firstDay,
    TimeProvider time
)
{
    private const string StartTlsPort = "587";
    private const string TlsPort = "465";

    public Task<string> LanguageAsync() => ask.AskAsync(Language, Strings.InitLanguage);

    public async Task RestAsync()
    {
        await KeyAsync();
        while (await trials.ApiIsToBeAskedAgainAsync())
        {
            if (!trials.ApiAddressIsFixed)
                await ask.AskAsync(Api.Url, Strings.InitApiUrl);
            await KeyAsync();
        }
        do
        {
            await ask.AskAsync(Database.Host, Strings.InitDatabaseHost);
            await ask.AskAsync(Database.Port, Strings.InitDatabasePort);
            await ask.AskAsync(Database.Name, Strings.InitDatabaseName);
            await ask.AskAsync(Database.User, Strings.InitDatabaseUser);
            await ask.AskSecretAsync(Database.Password, Strings.InitDatabasePassword);
        } while (await trials.DatabaseIsToBeAskedAgainAsync());
        await FirstDayAsync();
        await SheetAsync();
        await MailAsync();
    }

    private async Task KeyAsync()
    {
        await ask.AskAsync(Api.Client, Strings.InitClient);
        await ask.AskSecretAsync(Api.ClientKey, Strings.InitClientKey);
    }

    private async Task FirstDayAsync()
    {
        string present = ask.Present(Missed.Since);
        string answer = await ask.AskAsync(
            Strings.InitMissedSince,
            present.Length > 0 ? present : firstDay,
            typed => typed == Questions.None ? null : DateText.ReadBegun(typed, time, out _)
        );
        values.Remove(Missed.Since.Key);
        if (answer != Questions.None && DateText.Read(answer, time, out DateOnly day) is null)
            values[Missed.Since.Key] = DateText.Write(day);
    }

    private async Task SheetAsync()
    {
        string key = Sheets.SpreadsheetId.Key;
        if (await SwitchAsync(Sheets.Enabled, Sheets.SpreadsheetId, Strings.InitSheet, SpreadsheetId))
            values[key] = SpreadsheetId(values[key]);
    }

    private async Task MailAsync()
    {
        if (!await SwitchAsync(Smtp.Enabled, Smtp.From, Strings.InitMailFrom, text => text))
            return;
        await RecipientsAsync();
        do
        {
            await ServerAsync();
            await ask.AskSecretAsync(Smtp.Password, Strings.InitMailPassword);
        } while (await trials.MailIsToBeAskedAgainAsync());
    }

    /// <summary>Asks for the one setting that a stage cannot do without, or whether the stage is switched off.</summary>
    private async Task<bool> SwitchAsync(Setting enabled, Setting setting, string text, Func<string, string> read)
    {
        bool off = values.GetValueOrDefault(enabled.Key)?.Equals("false", StringComparison.OrdinalIgnoreCase) == true;
        string suggested = off || ask.Present(setting).Length == 0 ? Questions.None : ask.Present(setting);
        string answer = await ask.AskAsync(
            text,
            suggested,
            typed => typed == Questions.None ? null : Questions.Problem(setting, read(typed))
        );
        values.Remove(enabled.Key);
        if (answer == Questions.None)
            values[enabled.Key] = "false";
        else
            values[setting.Key] = answer;
        return answer != Questions.None;
    }

    private async Task ServerAsync()
    {
        string suggested = $"{ask.Present(Smtp.Host)}:{ask.Present(Smtp.Port)}";
        string answer = await ask.AskAsync(Strings.InitMailServer, suggested, Wrong);
        (values[Smtp.Host.Key], values[Smtp.Port.Key]) = HostAndPort(answer);
        if (values[Smtp.Port.Key] is StartTlsPort or TlsPort)
            values[Smtp.Security.Key] =
                values[Smtp.Port.Key] == TlsPort ? nameof(SmtpSecurity.Tls) : nameof(SmtpSecurity.StartTls);

        string? Wrong(string typed)
        {
            (string host, string port) = HostAndPort(typed);
            return Questions.Problem(Smtp.Host, host) ?? Questions.Problem(Smtp.Port, port);
        }
    }

    private (string Host, string Port) HostAndPort(string text) =>
        text.LastIndexOf(':') is > 0 and int colon
            ? (text[..colon], text[(colon + 1)..])
            : (text, ask.Present(Smtp.Port));

    private async Task RecipientsAsync()
    {
        string key = Smtp.To.Key;
        string[] present =
        [
            .. values.Keys.Where(name => SettingsSource.ItemIndex(key, name) is not null).Order(StringComparer.Ordinal),
        ];
        string suggested =
            present.Length > 0 ? string.Join(", ", present.Select(name => values[name])) : values[Smtp.From.Key];
        string answer = await ask.AskAsync(
            Strings.InitMailTo,
            suggested,
            typed =>
                Split(typed).Select(to => Questions.Problem(Smtp.To, to)).FirstOrDefault(problem => problem is not null)
        );
        foreach (string name in present)
            values.Remove(name);
        foreach ((int i, string to) in Split(answer).Index())
            values[string.Create(CultureInfo.InvariantCulture, $"{key}:{i}")] = to;
    }

    private static string[] Split(string addresses) =>
        addresses.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>People paste the sheet's whole address.</summary>
    private static string SpreadsheetId(string text) =>
        InAddress().Match(text) is { Success: true } match ? match.Groups[1].Value : text;

    [GeneratedRegex("/spreadsheets/d/([A-Za-z0-9_-]+)")]
    private static partial Regex InAddress();
}

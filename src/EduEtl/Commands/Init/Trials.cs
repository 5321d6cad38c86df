using EduEtl.Commands.Doctor;
using EduEtl.Settings;
using EduEtl.Terminal;

namespace EduEtl.Commands.Init;

/// <summary>What was answered is tried at once, as <c>doctor</c> does it; where it fails, it can be answered anew.</summary>
/// <param name="values">The answers so far, which count for more than what is set elsewhere.</param>
internal sealed class Trials(
    SettingsRequest request,
    IReadOnlyDictionary<string, string> values,
    Screen screen,
    TimeProvider time,
    CancellationToken ct
)
{
    // What is not asked for yet is wrong, and no matter.
    private AppSettings Settings =>
        SettingsLoader.Read(request with { CommandLine = values, StrongestOrigin = Strings.InitAnswered }).Settings;

    /// <summary>A variable of the environment would win over an answer.</summary>
    public bool ApiAddressIsFixed =>
        EnvironmentSource.Read(request.Environment, []).Values.ContainsKey(KnownSettings.Api.Url.Key);

    public Task<bool> ApiIsToBeAskedAgainAsync()
    {
        AppSettings settings = Settings;
        return IsToBeAskedAgainAsync(
            new ApiCheck(settings.Api, Redactor.Of(settings), time, new ClockCheck(time)).Check,
            settings
        );
    }

    public async Task<bool> DatabaseIsToBeAskedAgainAsync()
    {
        AppSettings settings = Settings;
        await using var database = new DatabaseChecks(settings.Database, time, new ClockCheck(time));
        return await IsToBeAskedAgainAsync(database.Checks[0], settings);
    }

    public Task<bool> MailIsToBeAskedAgainAsync()
    {
        AppSettings settings = Settings;
        return IsToBeAskedAgainAsync(new MailCheck(settings.Smtp).Check, settings);
    }

    private async Task<bool> IsToBeAskedAgainAsync(Check check, AppSettings settings)
    {
        var group = new CheckGroup([check], Redactor.Of(settings), time);
        IReadOnlyList<Finding> findings;
        await using (screen.Follow(() => Strings.DoctorLive))
            findings = await group.RunAsync(ct);
        foreach (Finding finding in findings)
            screen.Found(finding);
        return findings.Any(finding => finding.Verdict == Verdict.Failed)
            && await screen.AskUnlessNoAsync(Strings.InitAskAgain, ct);
    }
}

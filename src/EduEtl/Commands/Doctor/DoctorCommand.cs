using EduEtl.Days;
using EduEtl.Settings;
using EduEtl.Terminal;
using static EduEtl.Settings.KnownSettings;

namespace EduEtl.Commands.Doctor;

/// <summary>
/// <c>eduetl doctor</c>: looks at all that a run needs and changes none of it, so that there is no log either. What
/// does not depend on each other is looked at at once, and told in a fixed order.
/// </summary>
internal static class DoctorCommand
{
    /// <returns><see cref="ExitCode.WrongSettings"/> where anything would make a run fail.</returns>
    public static async Task<ExitCode> RunAsync(
        SettingsRequest request,
        Screen screen,
        TimeProvider time,
        CancellationToken ct
    )
    {
        (AppSettings settings, IReadOnlyList<SettingsProblem> problems) = SettingsLoader.Read(request);
        var redactor = Redactor.Of(settings);
        var clock = new ClockCheck(time);
        await using var database = new DatabaseChecks(settings.Database, time, clock);
        var sheets = new SheetsChecks(settings.Sheets, time);
        Check[][] groups =
        [
            Of(SettingsSections.Logs, new FolderCheck(Strings.DoctorLogs, settings.Logs.Folder, Logs.Folder).Check),
            settings.Reports.Enabled
                ? Of(
                    SettingsSections.Reports,
                    new FolderCheck(Strings.DoctorReports, settings.Reports.Folder, Reports.Folder).Check
                )
                : [Off(Strings.DoctorReports, Reports.Enabled)],
            Of(SettingsSections.Api, new ApiCheck(settings.Api, redactor, time, clock).Check),
            Of(SettingsSections.Database, [.. database.Checks]),
            settings.Sheets.Enabled
                ? Of(SettingsSections.Sheets, [.. sheets.Checks])
                : [Off(Strings.DoctorSheetsName, Sheets.Enabled)],
            settings.Smtp.Enabled
                ? Of(SettingsSections.Smtp, new MailCheck(settings.Smtp).Check)
                : [Off(Stage.Notify.Title(), Smtp.Enabled)],
        ];
        Task<IReadOnlyList<Finding>>[] looks =
        [
            .. groups.Select(group => new CheckGroup(group, redactor, time).RunAsync(ct)),
        ];
        screen.Heading(Strings.DoctorTitle.With(Origin.ProgramVersion));
        var verdicts = new List<Verdict>();
        await using (screen.Follow(() => Strings.DoctorLive))
            await ShowAsync();
        int failed = verdicts.Count(verdict => verdict == Verdict.Failed);
        int warned = verdicts.Count(verdict => verdict == Verdict.Warning);
        screen.Line();
        screen.Heading(failed + warned == 0 ? Strings.DoctorWell : Strings.DoctorEnd.With(failed, warned));
        return failed == 0 ? ExitCode.Done : ExitCode.WrongSettings;

        Check[] Of(SettingsSections section, params Check[] checks) =>
            problems.Any(problem => (problem.Section & section) != 0)
                ? [.. checks.Take(1).Select(check => check with { Look = _ => NotLookedAt(check.Name) })]
                : checks;

        async Task ShowAsync()
        {
            foreach (Finding finding in SettingsCheck.Look(request, problems))
                Show(finding);
            foreach (Task<IReadOnlyList<Finding>> look in looks)
            {
                foreach (Finding finding in await look)
                    Show(finding);
            }
            Show(clock.Look());
        }

        void Show(Finding finding)
        {
            verdicts.Add(finding.Verdict);
            screen.Found(finding);
        }
    }

    private static Check Off(string name, Setting setting) =>
        new(name, _ => Task.FromResult(new Finding(Verdict.Off, name, Strings.DoctorOff.With(setting.Key))));

    private static Task<Finding> NotLookedAt(string name) =>
        Task.FromResult(new Finding(Verdict.Off, name, Strings.DoctorNotLookedAt));
}

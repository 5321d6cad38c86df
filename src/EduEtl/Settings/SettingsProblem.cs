using EduEtl.Resources;
using EduEtl.Shared;

namespace EduEtl.Settings;

/// <summary>One setting that is missing or wrong, in the operator's language and without secrets.</summary>
/// <param name="Section">Where it lies; <see cref="SettingsSections.None"/> concerns every command.</param>
internal sealed record SettingsProblem(SettingsSections Section, string Text)
{
    /// <summary>The setting whose value is wrong; null where it is something else.</summary>
    public string? Key { get; init; }

    /// <summary>What the value has to be like.</summary>
    public string? Expected { get; init; }

    public static SettingsProblem Of(SettingsSections section, string format, params object?[] values) =>
        new(section, format.With(values));
}

/// <summary>All problems of the settings at once.</summary>
internal sealed class SettingsException(IReadOnlyList<SettingsProblem> problems)
    : ExpectedException(ExitCode.WrongSettings, Describe(problems), Strings.SettingsRemedy)
{
    public IReadOnlyList<SettingsProblem> Problems { get; } = problems;

    private static string Describe(IReadOnlyList<SettingsProblem> problems) =>
        Strings.SettingsWrong.With(problems.Count) + string.Concat(problems.Select(problem => "\n- " + problem.Text));
}

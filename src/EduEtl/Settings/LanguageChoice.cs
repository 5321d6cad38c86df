using System.Globalization;
using System.Runtime.InteropServices;

namespace EduEtl.Settings;

/// <summary>The language, found before anything else is read, so that even the settings' errors speak it.</summary>
internal static class LanguageChoice
{
    private const string Auto = "auto";

    /// <summary>Russian or English, whatever else is wrong with the settings.</summary>
    /// <param name="request">What settings are made from.</param>
    /// <param name="withFiles">False where nothing but the command line, the environment and the system is to be asked.</param>
    public static CultureInfo Resolve(SettingsRequest request, bool withFiles = true)
    {
        string chosen = Read(request, withFiles);
        return chosen == Auto ? SystemLanguage.Of(request.Environment) : Languages.Of(chosen);
    }

    /// <summary>Whether it is another one where the system's is: a timer's need not be the operator's.</summary>
    public static bool IsLeftToChance(SettingsRequest request) => Read(request, withFiles: true) == Auto;

    private static string Read(SettingsRequest request, bool withFiles) =>
        new SettingReader(SettingsSources.Read(request, [], withFiles), []).Read(KnownSettings.Language);

    /// <summary>Makes it the language of this thread and of all that come.</summary>
    public static void Apply(CultureInfo language)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = language;
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = language;
    }
}

/// <summary>The language of who sits at the machine, as the system tells it without ICU.</summary>
internal static class SystemLanguage
{
    // The primary language of a LANGID, as winnt.h has them.
    private const int PrimaryLanguage = 0x3FF;
    private const int LangRussian = 0x19;

    /// <summary>The variables in the order in which POSIX asks them.</summary>
    private static readonly string[] Variables = ["LC_ALL", "LC_MESSAGES", "LANG"];

    public static CultureInfo Of(IReadOnlyDictionary<string, string> environment) =>
        OperatingSystem.IsWindows()
            ? OfWindows()
            : Languages.Of(
                Variables
                    .Select(variable => environment.GetValueOrDefault(variable))
                    .FirstOrDefault(value => !string.IsNullOrEmpty(value))
                    ?? ""
            );

    private static CultureInfo OfWindows() =>
        (GetUserDefaultUILanguage() & PrimaryLanguage) == LangRussian ? Languages.Russian : Languages.English;

    [DllImport("kernel32.dll", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern ushort GetUserDefaultUILanguage();
}

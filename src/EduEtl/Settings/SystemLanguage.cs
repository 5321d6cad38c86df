using System.Globalization;
using System.Runtime.InteropServices;
using EduEtl.Resources;

namespace EduEtl.Settings;

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

using System.Globalization;
using EduEtl.Resources;

namespace EduEtl.Settings;

/// <summary>The language, found before anything else is read, so that even the settings' errors speak it.</summary>
internal static class LanguageChoice
{
    /// <summary>Russian or English, whatever else is wrong with the settings.</summary>
    /// <param name="request">What settings are made from.</param>
    /// <param name="withFiles">False where nothing but the command line, the environment and the system is to be asked.</param>
    public static CultureInfo Resolve(SettingsRequest request, bool withFiles = true) =>
        Read(new SettingReader(SettingsSources.Read(request, [], withFiles), [])) is ("ru" or "en") and { } chosen
            ? Languages.Of(chosen)
            : SystemLanguage.Of(request.Environment);

    /// <summary>Makes it the language of this thread and of all that come.</summary>
    public static void Apply(CultureInfo language)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = language;
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = language;
    }

    /// <summary><c>ru</c>, <c>en</c> or <c>auto</c>.</summary>
    internal static string? Read(SettingReader reader) =>
        reader.Read(
            "Language",
            Strings.SettingsExpectLanguage,
            (string text, out string value) => (value = text.ToLowerInvariant()) is "ru" or "en" or "auto"
        );
}

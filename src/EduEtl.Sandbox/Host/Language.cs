using System.Globalization;

namespace EduEtl.Sandbox.Host;

/// <summary>The language of the sandbox's own words.</summary>
internal static class Language
{
    public static bool IsRussian => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "ru";

    /// <summary>Takes the given language, else the program's own variable, else the system's.</summary>
    public static void Use(string? given)
    {
        string? name = given ?? Environment.GetEnvironmentVariable("EDUETL_Language");
        if (name is "ru" or "en")
        {
            var culture = CultureInfo.GetCultureInfo(name);
            CultureInfo.CurrentUICulture = culture;
            CultureInfo.CurrentCulture = culture;
            CultureInfo.DefaultThreadCurrentUICulture = culture;
            CultureInfo.DefaultThreadCurrentCulture = culture;
        }
    }
}

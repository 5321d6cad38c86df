using System.Globalization;
using System.Text.RegularExpressions;
using EduEtl.Settings;

namespace EduEtl.Tests.Docs;

public sealed partial class SettingsAreTold
{
    /// <summary>Where the page differs, the right one is left beside it, to take its place.</summary>
    [Theory, InlineData("docs/settings.md", "en"), InlineData("docs/settings.ru.md", "ru")]
    public void Every_setting_with_its_default_and_its_meaning(string file, string language)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        string page = File.ReadAllText(Repository.PathOf(file)).ReplaceLineEndings("\n");
        Assert.All(KnownSettings.All, setting => Assert.NotEqual(setting.Key, setting.Meaning));

        string rows = string.Concat(KnownSettings.All.Select(setting => Row(setting, language)));

        Approved.Same(Repository.PathOf(file), Rows().Replace(page, rows.Replace("$", "$$", StringComparison.Ordinal)));
    }

    private static string Row(Setting setting, string language)
    {
        string usual = setting.Default switch
        {
            null => language == "ru" ? "обязательно" : "required",
            "" => "—",
            var value => $"`{value}`",
        };
        string place = setting.IsSecret ? $"; `{setting.DotEnvName}` {(language == "ru" ? "в" : "in")} `.env`" : "";
        return $"| `{setting.Key}` | {usual} | {setting.Meaning}{place} |\n";
    }

    /// <summary>The rows of the table that begins with the language.</summary>
    [GeneratedRegex(@"(?<=\n\| --- \| --- \| --- \|\n)(\|.*\|\n)+")]
    private static partial Regex Rows();
}

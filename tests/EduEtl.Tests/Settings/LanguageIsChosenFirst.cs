using System.Globalization;
using EduEtl.Settings;

namespace EduEtl.Tests.Settings;

public sealed class LanguageIsChosenFirst : IDisposable
{
    private static readonly CultureInfo Russian = CultureInfo.GetCultureInfo("ru-RU");
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");

    private readonly SettingsDesk desk = new();

    public void Dispose() => desk.Dispose();

    [Fact]
    public void Auto_is_Russian_on_a_Russian_system_and_English_elsewhere()
    {
        Assert.Equal("ru", LanguageChoice.Resolve(desk.Request(), Russian).Name);
        Assert.Equal("en", LanguageChoice.Resolve(desk.Request(), German).Name);
    }

    [Fact]
    public void Settings_beat_the_system_and_the_command_line_beats_the_settings()
    {
        desk.WriteJson("""{"Language":"ru"}""");
        Assert.Equal("ru", LanguageChoice.Resolve(desk.Request(), German).Name);
        desk.CommandLine["Language"] = "en";
        Assert.Equal("en", LanguageChoice.Resolve(desk.Request(), Russian).Name);
    }

    [Fact]
    public void Broken_files_do_not_keep_it_from_being_found()
    {
        desk.WriteJson("{ broken");
        desk.WriteEnv("broken");
        desk.Environment["EDUETL_Language"] = "ru";
        desk.Environment["EDUETL_Logs__Keep"] = "x";
        Assert.Equal("ru", LanguageChoice.Resolve(desk.Request(), German).Name);
    }

    [Fact]
    public void A_language_that_is_not_spoken_counts_as_auto()
    {
        desk.Environment["EDUETL_Language"] = "de";
        Assert.Equal("ru", LanguageChoice.Resolve(desk.Request(), Russian).Name);
    }
}

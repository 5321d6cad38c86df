using System.Globalization;
using EduEtl.Settings;

namespace EduEtl.Tests.Settings;

public sealed class LanguageIsChosenFirst : IDisposable
{
    private static readonly CultureInfo Russian = CultureInfo.GetCultureInfo("ru-RU");
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");

    private readonly SettingsDesk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public void Auto_is_Russian_on_a_Russian_system_and_English_elsewhere()
    {
        Assert.Equal("ru", LanguageChoice.Resolve(_desk.Request(), Russian).Name);
        Assert.Equal("en", LanguageChoice.Resolve(_desk.Request(), German).Name);
    }

    [Fact]
    public void Settings_beat_the_system_and_the_command_line_beats_the_settings()
    {
        _desk.WriteJson("""{"Language":"ru"}""");
        Assert.Equal("ru", LanguageChoice.Resolve(_desk.Request(), German).Name);
        _desk.CommandLine["Language"] = "en";
        Assert.Equal("en", LanguageChoice.Resolve(_desk.Request(), Russian).Name);
    }

    [Fact]
    public void Broken_files_do_not_keep_it_from_being_found()
    {
        _desk.WriteJson("{ broken");
        _desk.WriteEnv("broken");
        _desk.Environment["EDUETL_Language"] = "ru";
        _desk.Environment["EDUETL_Logs__Keep"] = "x";
        Assert.Equal("ru", LanguageChoice.Resolve(_desk.Request(), German).Name);
    }

    [Fact]
    public void A_language_that_is_not_spoken_counts_as_auto()
    {
        _desk.Environment["EDUETL_Language"] = "de";
        Assert.Equal("ru", LanguageChoice.Resolve(_desk.Request(), Russian).Name);
    }
}

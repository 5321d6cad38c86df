using EduEtl.Settings;

namespace EduEtl.Tests.Settings;

public sealed class LanguageIsChosenFirst : IDisposable
{
    private readonly SettingsDesk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Theory]
    [InlineData("ru_RU.UTF-8", "ru")]
    [InlineData("ru", "ru")]
    [InlineData("ru_UA@currency=UAH", "ru")]
    [InlineData("de_DE.UTF-8", "en")]
    [InlineData("rue_UA.UTF-8", "en")]
    [InlineData("C", "en")]
    [InlineData("POSIX", "en")]
    [InlineData("xx_XX.nonsense", "en")]
    [InlineData("", "en")]
    public void Auto_is_Russian_on_a_Russian_system_and_English_elsewhere(string lang, string language)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such variables");
        _desk.Environment["LANG"] = lang;
        Assert.Equal(language, Chosen());
    }

    [Fact]
    public void The_variables_are_asked_in_the_order_of_POSIX_and_empty_ones_are_not_there()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such variables");
        Assert.Equal("en", Chosen());
        _desk.Environment["LANG"] = "ru_RU.UTF-8";
        Assert.Equal("ru", Chosen());
        _desk.Environment["LC_MESSAGES"] = "en_US.UTF-8";
        Assert.Equal("en", Chosen());
        _desk.Environment["LC_ALL"] = "";
        Assert.Equal("en", Chosen());
        _desk.Environment["LC_ALL"] = "ru_RU.UTF-8";
        Assert.Equal("ru", Chosen());
    }

    [Fact]
    public void Settings_beat_the_system_and_the_command_line_beats_the_settings()
    {
        _desk.Environment["LANG"] = "en_GB.UTF-8";
        _desk.WriteJson("""{"Language":"ru"}""");
        Assert.Equal("ru", Chosen());
        _desk.Environment["LANG"] = "ru_RU.UTF-8";
        _desk.CommandLine["Language"] = "en";
        Assert.Equal("en", Chosen());
    }

    [Fact]
    public void Broken_files_do_not_keep_it_from_being_found()
    {
        _desk.WriteJson("{ broken");
        _desk.WriteEnv("broken");
        _desk.Environment["EDUETL_Language"] = "ru";
        _desk.Environment["EDUETL_Logs__Keep"] = "x";
        Assert.Equal("ru", Chosen());
    }

    [Fact]
    public void A_language_that_is_not_spoken_counts_as_auto()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such variables");
        _desk.Environment["EDUETL_Language"] = "de";
        _desk.Environment["LANG"] = "ru_RU.UTF-8";
        Assert.Equal("ru", Chosen());
    }

    private string Chosen() => LanguageChoice.Resolve(_desk.Request()).Name;
}

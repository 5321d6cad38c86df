using EduEtl.Tests.Support;

namespace EduEtl.Tests.Packaging;

public sealed class TheMachineHasNothing(PostgresFixture postgres)
{
    [Fact]
    public async Task A_day_is_settled_with_page_sheet_and_mail_in_Russian()
    {
        using var root = new BareRoot(withOpenSsl: true);
        await using World world = await World.StartAsync(postgres);

        ProcessResult run = await root.RunAsync(SettingsIn(root, world, "ru_RU.UTF-8"), "--date", "2024-10-02");

        Assert.True(run.ExitCode == 0, run.All + root.Log());
        Assert.Contains("Статистика за 2024-10-02", run.Output, StringComparison.Ordinal);
        Assert.Contains("47,30\u00a0%", run.Output, StringComparison.Ordinal);
        Assert.Equal("settled done sent", await world.LastRunAsync("outcome", "report_state", "mail_state"));
        Assert.Equal(["get", "batchUpdate"], world.ReportCalls);
        Assert.Contains("47,30\u00a0%", world.Mails[0].Text, StringComparison.Ordinal);
        string page = await File.ReadAllTextAsync(
            root.PathOf("/work/reports/2024-10-02.html"),
            TestContext.Current.CancellationToken
        );
        Assert.Contains("Среда, 2 октября 2024", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_watched_range_is_settled_and_doctor_tries_the_table()
    {
        using var root = new BareRoot(withOpenSsl: true);
        await using World world = await World.StartAsync(postgres);
        Dictionary<string, string> settings = SettingsIn(root, world, "C");
        settings["EDUETL_Language"] = "en";
        settings["EDUETL_Monitor__Url"] = "http://127.0.0.1:9/made-up-check";

        ProcessResult range = await root.RunAsync(settings, "--from", "2024-10-01", "--to", "2024-10-02");
        Assert.True(range.ExitCode == 0, range.All + root.Log());
        Assert.Contains("The monitor of Monitor:Url could not be told", range.Error, StringComparison.Ordinal);
        ProcessResult doctor = await root.RunAsync(settings, "doctor");
        Assert.Contains("rows go in and can be deleted", doctor.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("LANG", "C")]
    [InlineData("LC_ALL", "POSIX")]
    [InlineData("LC_ALL", "xx_YY.nonsense")]
    [InlineData("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "1")]
    [InlineData("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "0")]
    public async Task Whatever_the_locale_Russian_is_Russian_and_English_English(string variable, string value)
    {
        using var root = new BareRoot(withOpenSsl: false);
        Dictionary<string, string> odd = new() { [variable] = value };
        foreach (string language in (string[])["ru", "en"])
        {
            string[] help = ["--help", "--language", language];
            Assert.Equal(
                await EduEtlProcess.Start(root.PathOf("/work"), odd, help).EndAsync(),
                await root.RunAsync(odd, help)
            );
        }
        Expect.Failure(await root.RunAsync(odd), 3, "No settings in this folder");
        odd["EDUETL_Language"] = "ru";
        Expect.Failure(await root.RunAsync(odd), 3, "Настройки");
    }

    /// <summary>The world's settings, its files where the program finds them there.</summary>
    private static Dictionary<string, string> SettingsIn(BareRoot root, World world, string lang)
    {
        Dictionary<string, string> settings = new(world.Settings) { ["LANG"] = lang };
        settings.Remove("EDUETL_Language");
        foreach (string file in (string[])["SSL_CERT_FILE", "EDUETL_Sheets__CredentialsFile"])
            settings[file] = root.Take(settings[file]);
        settings["EDUETL_Logs__Folder"] = "/work/.logs";
        settings["EDUETL_Reports__Folder"] = "/work/reports";
        return settings;
    }
}

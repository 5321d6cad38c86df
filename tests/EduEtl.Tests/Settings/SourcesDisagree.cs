namespace EduEtl.Tests.Settings;

public sealed class SourcesDisagree : IDisposable
{
    private readonly SettingsDesk desk = new SettingsDesk().Filled();

    public void Dispose() => desk.Dispose();

    [Fact]
    public void Without_a_word_the_defaults_hold()
    {
        var settings = desk.Load();

        Assert.Equal(new Uri("https://b2b.itresume.ru/api/statistics"), settings.Api.Url);
        Assert.Equal(TimeSpan.FromSeconds(30), settings.Api.IdleTimeout);
        Assert.Equal(0.5, settings.Database.ShrinkGuard);
        Assert.Equal(Npgsql.SslMode.Prefer, settings.Database.SslMode);
        Assert.Null(settings.Database.DistributeBy);
        Assert.Null(settings.Sheets.Endpoint);
        Assert.Equal(3, settings.Logs.Keep);
    }

    [Fact]
    public void The_later_source_wins()
    {
        desk.WriteJson("""{"Sheets":{"Enabled":false},"Smtp":{"Enabled":false},"Logs":{"Keep":4}}""");
        Assert.Equal(4, desk.Load().Logs.Keep);

        desk.Environment["EDUETL_Logs__Keep"] = "5";
        Assert.Equal(5, desk.Load().Logs.Keep);

        desk.CommandLine["Logs:Keep"] = "6";
        Assert.Equal(6, desk.Load().Logs.Keep);
    }

    [Fact]
    public void The_environment_beats_the_dot_env_file()
    {
        Assert.Equal("key-1", desk.Load().Api.ClientKey.Reveal());
        desk.Environment["EDUETL_Api__ClientKey"] = "key-2";
        Assert.Equal("key-2", desk.Load().Api.ClientKey.Reveal());
    }

    [Fact]
    public void Files_beside_the_program_are_read_where_the_working_directory_has_none()
    {
        foreach (var name in new[] { "appsettings.json", ".env" })
        {
            File.Move(Path.Combine(desk.Work, name), Path.Combine(desk.Program, name));
        }

        Assert.Equal("sheet-1", desk.Load().Sheets.SpreadsheetId);
        Assert.Equal("acme", desk.Load().Api.Client);
    }

    [Fact]
    public void A_file_in_the_working_directory_hides_the_one_beside_the_program()
    {
        File.WriteAllText(Path.Combine(desk.Program, "appsettings.json"), """{"Logs":{"Keep":9}}""");
        Assert.Equal(3, desk.Load().Logs.Keep);
    }

    [Fact]
    public void Keys_are_read_in_any_case()
    {
        desk.Environment["EDUETL_LOGS__KEEP"] = "8";
        desk.Environment["EDUETL_TESTMODE"] = "TRUE";
        Assert.Equal(8, desk.Load().Logs.Keep);
        Assert.True(desk.Load().TestMode);
    }

    [Fact]
    public void Variables_of_others_are_left_alone()
    {
        foreach (
            var name in new[] { "EDUETL_TEST_DB", "EDUETL_TEST_CITUS", "EDUETL_FOO", "EDUETL_Other__Key", "EDUETL_" }
        )
        {
            desk.Environment[name] = "x";
        }

        Assert.Equal("sheet-1", desk.Load().Sheets.SpreadsheetId);
    }

    [Fact]
    public void Two_variables_that_differ_in_case_alone_are_refused()
    {
        desk.Environment["EDUETL_Logs__Keep"] = "8";
        desk.Environment["EDUETL_LOGS__KEEP"] = "9";
        Assert.Equal(
            "Logs:Keep is given twice: environment variable EDUETL_LOGS__KEEP and environment variable "
                + "EDUETL_Logs__Keep; leave one of them",
            Assert.Single(desk.Problems())
        );
    }

    [Fact]
    public void Paths_are_relative_to_the_working_directory()
    {
        desk.Environment["EDUETL_Sheets__CredentialsFile"] = "keys/google.json";
        var settings = desk.Load();
        Assert.Equal(Path.Combine(desk.Work, "keys", "google.json"), settings.Sheets.CredentialsFile);
        Assert.Equal(Path.Combine(desk.Work, ".logs"), settings.Logs.Folder);
        Assert.Equal(Path.Combine(desk.Work, "reports"), settings.Reports.Folder);
    }

    [Fact]
    public void The_mail_user_is_the_sender_unless_told()
    {
        desk.Environment["EDUETL_Smtp__From"] = "Отчёты <etl@example.org>";
        Assert.Equal("etl@example.org", desk.Load().Smtp.User);
        desk.Environment["EDUETL_Smtp__User"] = "robot";
        Assert.Equal("robot", desk.Load().Smtp.User);
    }
}

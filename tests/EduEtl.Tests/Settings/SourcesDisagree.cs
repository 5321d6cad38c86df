using EduEtl.Settings;

namespace EduEtl.Tests.Settings;

public sealed class SourcesDisagree : IDisposable
{
    private readonly SettingsDesk _desk = new SettingsDesk().Filled();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public void Without_a_word_the_defaults_hold()
    {
        AppSettings settings = _desk.Load();

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
        _desk.WriteJson("""{"Sheets":{"Enabled":false},"Smtp":{"Enabled":false},"Logs":{"Keep":4}}""");
        Assert.Equal(4, _desk.Load().Logs.Keep);

        _desk.Environment["EDUETL_Logs__Keep"] = "5";
        Assert.Equal(5, _desk.Load().Logs.Keep);

        _desk.CommandLine["Logs:Keep"] = "6";
        Assert.Equal(6, _desk.Load().Logs.Keep);
    }

    [Fact]
    public void The_environment_beats_the_dot_env_file()
    {
        Assert.Equal("key-1", _desk.Load().Api.ClientKey.Reveal());
        _desk.Environment["EDUETL_Api__ClientKey"] = "key-2";
        Assert.Equal("key-2", _desk.Load().Api.ClientKey.Reveal());
    }

    [Fact]
    public void Files_beside_the_program_are_read_where_the_working_directory_has_none()
    {
        foreach (string name in new[] { "appsettings.json", ".env" })
            File.Move(Path.Combine(_desk.Work, name), Path.Combine(_desk.Program, name));

        Assert.Equal("sheet-1", _desk.Load().Sheets.SpreadsheetId);
        Assert.Equal("acme", _desk.Load().Api.Client);
    }

    [Fact]
    public void A_file_in_the_working_directory_hides_the_one_beside_the_program()
    {
        File.WriteAllText(Path.Combine(_desk.Program, "appsettings.json"), """{"Logs":{"Keep":9}}""");
        Assert.Equal(3, _desk.Load().Logs.Keep);
    }

    [Fact]
    public void Keys_are_read_in_any_case()
    {
        _desk.Environment["EDUETL_LOGS__KEEP"] = "8";
        _desk.Environment["EDUETL_TESTMODE"] = "TRUE";
        Assert.Equal(8, _desk.Load().Logs.Keep);
        Assert.True(_desk.Load().TestMode);
    }

    [Fact]
    public void Variables_of_others_are_left_alone()
    {
        foreach (
            string name in new[] { "EDUETL_TEST_DB", "EDUETL_TEST_CITUS", "EDUETL_FOO", "EDUETL_Other__Key", "EDUETL_" }
        )
            _desk.Environment[name] = "x";

        Assert.Equal("sheet-1", _desk.Load().Sheets.SpreadsheetId);
    }

    [Fact]
    public void Two_variables_that_differ_in_case_alone_are_refused()
    {
        _desk.Environment["EDUETL_Logs__Keep"] = "8";
        _desk.Environment["EDUETL_LOGS__KEEP"] = "9";
        Assert.Equal(
            "Logs:Keep is given twice: environment variable EDUETL_LOGS__KEEP and environment variable "
                + "EDUETL_Logs__Keep; leave one of them",
            Assert.Single(_desk.Problems())
        );
    }

    [Fact]
    public void Paths_are_relative_to_the_working_directory()
    {
        _desk.Environment["EDUETL_Sheets__CredentialsFile"] = "keys/google.json";
        AppSettings settings = _desk.Load();
        Assert.Equal(Path.Combine(_desk.Work, "keys", "google.json"), settings.Sheets.CredentialsFile);
        Assert.Equal(Path.Combine(_desk.Work, ".logs"), settings.Logs.Folder);
        Assert.Equal(Path.Combine(_desk.Work, "reports"), settings.Reports.Folder);
    }

    [Fact]
    public void The_mail_user_is_the_sender_unless_told()
    {
        _desk.Environment["EDUETL_Smtp__From"] = "Отчёты <etl@example.org>";
        Assert.Equal("etl@example.org", _desk.Load().Smtp.User);
        _desk.Environment["EDUETL_Smtp__User"] = "robot";
        Assert.Equal("robot", _desk.Load().Smtp.User);
    }
}

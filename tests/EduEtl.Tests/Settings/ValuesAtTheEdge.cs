using EduEtl.Settings;

namespace EduEtl.Tests.Settings;

public sealed class ValuesAtTheEdge : IDisposable
{
    private readonly SettingsDesk _desk = new SettingsDesk().Filled();

    public void Dispose() => _desk.Dispose();

    [Theory]
    [InlineData("Database:Port", "1")]
    [InlineData("Database:Port", "65535")]
    [InlineData("Api:Attempts", "100")]
    [InlineData("Api:Parallel", "16")]
    [InlineData("Api:UserIdLength", "1000")]
    [InlineData("Api:ResponseTimeout", "23:59:59")]
    [InlineData("Api:RetryDelay", "00:00:00.05")]
    [InlineData("Database:ShrinkGuard", "0")]
    [InlineData("Database:ShrinkGuard", "1")]
    [InlineData("Database:SslMode", "verifyfull")]
    [InlineData("Database:Table", "Школа.Попытки \"2024\"")]
    [InlineData("Database:DistributeBy", "user_id")]
    [InlineData("Database:DistributeBy", "")]
    [InlineData("Smtp:Security", "starttls")]
    [InlineData("Sheets:Endpoint", "http://127.0.0.1:5000/")]
    [InlineData("Language", "RU")]
    [InlineData("Missed:Since", "2000-01-01")]
    public void These_are_taken(string key, string value)
    {
        _desk.CommandLine[key] = value;
        Assert.NotNull(_desk.Load());
    }

    /// <summary>A longer one waits for itself when Citus makes it.</summary>
    [Theory]
    [InlineData(55, true)]
    [InlineData(56, false)]
    public void A_distributed_table_has_a_shorter_name(int bytes, bool taken)
    {
        _desk.CommandLine["Database:Table"] = "school." + new string('t', bytes);
        Assert.NotNull(_desk.Load());
        _desk.CommandLine["Database:DistributeBy"] = "user_id";
        if (taken)
            Assert.NotNull(_desk.Load());
        else
            Assert.Contains(
                "at most 55 bytes",
                Assert.Throws<SettingsException>(() => _desk.Load()).Message,
                StringComparison.Ordinal
            );
    }

    [Theory]
    [InlineData("Missed:Since", "1999-12-31")]
    [InlineData("Missed:Since", "2.10.2024")]
    [InlineData("Missed:Since", "yesterday")]
    [InlineData("Database:DistributeBy", "created_at")]
    [InlineData("Database:DistributeBy", "user_Id")]
    [InlineData("Database:DistributeBy", " user_id")]
    [InlineData("Database:Port", "0")]
    [InlineData("Database:Port", "65536")]
    [InlineData("Database:Port", " 5432")]
    [InlineData("Database:Port", "-1")]
    [InlineData("Database:Port", "99999999999999")]
    [InlineData("Api:Attempts", "0")]
    [InlineData("Api:Parallel", "17")]
    [InlineData("Api:UserIdLength", "1001")]
    [InlineData("Api:ResponseTimeout", "30")]
    [InlineData("Api:ResponseTimeout", "24:00:00")]
    [InlineData("Api:ResponseTimeout", "1.00:00:00")]
    [InlineData("Api:ResponseTimeout", "00:00:00")]
    [InlineData("Api:ResponseTimeout", "-00:00:30")]
    [InlineData("Api:Url", "example.org/api")]
    [InlineData("Api:Url", "/api/statistics")]
    [InlineData("Api:Url", "file:///etc/passwd")]
    [InlineData("Sheets:Endpoint", "https://")]
    [InlineData("Database:ShrinkGuard", "1.01")]
    [InlineData("Database:ShrinkGuard", "NaN")]
    [InlineData("Database:ShrinkGuard", "-0.1")]
    [InlineData("Database:SslMode", "2")]
    [InlineData("Database:SslMode", "Require, Prefer")]
    [InlineData("Database:Table", "a.b.c")]
    [InlineData("Database:Table", "a.")]
    [InlineData("Database:Table", ".a")]
    [InlineData("Database:Table", "a\0b")]
    [InlineData("Database:Table", "school.etl_runs")]
    [InlineData("Database:Table", "таблица_с_очень_длинным_названием_на_русском_языке")]
    [InlineData("Database:Host", "local\nhost")]
    [InlineData("Smtp:Host", "smtp.mail.ru:465")]
    [InlineData("Smtp:Host", "smtp://smtp.mail.ru")]
    [InlineData("Smtp:Host", "[::1]")]
    [InlineData("Smtp:Host", "[::1]:465")]
    [InlineData("Smtp:Host", "<smtp.mail.ru>")]
    [InlineData("Smtp:Host", "smtp.mail.ru ")]
    [InlineData("Smtp:Host", "smtp mail ru")]
    [InlineData("Smtp:Security", "Ssl")]
    [InlineData("Smtp:From", "nobody")]
    [InlineData("Smtp:To:0", "a@example.org, b@example.org")]
    [InlineData("Smtp:To:0", "")]
    [InlineData("Sheets:SpreadsheetId", "https://docs.google.com/spreadsheets/d/abc/edit")]
    [InlineData("Sheets:ReportTab", " ")]
    [InlineData("Sheets:ReportTab", "eduetl tasks")]
    [InlineData("Logs:Keep", "0")]
    [InlineData("Logs:EveryRow", "1")]
    [InlineData("Language", "de")]
    [InlineData("Logs:Folder", "")]
    public void These_are_refused_and_the_key_is_named(string key, string value)
    {
        _desk.CommandLine[key] = value;
        Assert.Contains(key, Assert.Single(_desk.Problems()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("smtp.mail.ru.")]
    [InlineData("mail_relay.intranet")]
    [InlineData("почта.рф")]
    [InlineData("192.0.2.25")]
    [InlineData("2001:db8::25")]
    public void A_mail_server_may_be_named_so(string host)
    {
        _desk.CommandLine["Smtp:Host"] = host;
        Assert.Equal(host, _desk.Load().Smtp.Host);
    }

    [Fact]
    public void A_tab_title_may_have_a_hundred_characters_and_no_more()
    {
        _desk.CommandLine["Sheets:ReportTab"] = new string('x', 100);
        Assert.Equal(100, _desk.Load().Sheets.ReportTab.Length);
        _desk.CommandLine["Sheets:ReportTab"] = new string('x', 101);
        Assert.Single(_desk.Problems());
    }

    [Fact]
    public void A_table_name_may_have_63_bytes_and_no_more()
    {
        _desk.CommandLine["Database:Table"] = new string('x', 63);
        Assert.Equal(63, _desk.Load().Database.Table.Length);
        _desk.CommandLine["Database:Table"] = new string('x', 64);
        Assert.Single(_desk.Problems());
    }

    [Fact]
    public void A_bare_30_is_not_taken_for_thirty_days_and_the_error_says_how_to_write_seconds()
    {
        _desk.CommandLine["Api:IdleTimeout"] = "30";
        Assert.Equal(
            "Api:IdleTimeout = \"30\" (command line); expected: a time as hh:mm:ss; 30 seconds are 00:00:30",
            Assert.Single(_desk.Problems())
        );
    }

    [Fact]
    public void A_reset_in_test_mode_is_refused()
    {
        _desk.Environment["EDUETL_Database__ResetOnStart"] = "true";
        Assert.True(_desk.Load().Database.ResetOnStart);
        _desk.CommandLine["TestMode"] = "true";
        Assert.Contains("is refused together with TestMode", Assert.Single(_desk.Problems()), StringComparison.Ordinal);
        Assert.NotNull(_desk.Load(SettingsSections.Logs));
    }
}

using EduEtl.Settings;

namespace EduEtl.Tests.Settings;

public sealed class SecretsInTheDotEnvFile : IDisposable
{
    private readonly SettingsDesk _desk = new SettingsDesk().Filled();

    public void Dispose() => _desk.Dispose();

    [Theory]
    [InlineData("db_password='pa$$w0rd#\"x'", "pa$$w0rd#\"x")]
    [InlineData("db_password=pa$$w0rd", "pa$$w0rd")]
    [InlineData("db_password=\"pa$$w0rd\"", "pa$$w0rd")]
    [InlineData("db_password=\"pa\\$\\$w0rd\"", "pa$$w0rd")]
    [InlineData("db_password=\"it's #1: $HOME \\\\ \\\"x\\\"\"", "it's #1: $HOME \\ \"x\"")]
    [InlineData("db_password='${HOME}'", "${HOME}")]
    [InlineData("db_password=${HOME}", "${HOME}")]
    [InlineData("db_password=pa#ss", "pa#ss")]
    [InlineData("db_password='#pass'", "#pass")]
    [InlineData("db_password = '#pass'", "#pass")]
    [InlineData("db_password=\"#pa ss\" # the new one", "#pa ss")]
    [InlineData("db_password=\"#\"", "#")]
    [InlineData("db_password='pa #ss' # from the $ vault", "pa #ss")]
    [InlineData("  export DB_PASSWORD = пароль  \r\n", "пароль")]
    public void A_value_is_what_stands_there(string line, string expected)
    {
        _desk.WriteEnv($"# the keys\n\nclient='acme'\nclient_key='key-1'\n{line}");
        Assert.Equal(expected, _desk.Load().Database.Password!.Reveal());
    }

    [Fact]
    public void Nothing_is_exported_to_child_processes()
    {
        _desk.WriteEnv("client='acme'\nclient_key='key-1'\nsmtp_password='canary-not-exported'");
        _desk.Load();
        Assert.DoesNotContain(
            "canary-not-exported",
            System.Environment.GetEnvironmentVariables().Values.Cast<string>()
        );
    }

    [Theory]
    [InlineData("client_key='canary's'")]
    [InlineData("client_key='canary")]
    [InlineData("canary")]
    [InlineData("client_key=\"canary\nmore\"")]
    public void A_line_that_cannot_be_read_is_told_by_its_number_alone(string line)
    {
        _desk.WriteEnv("client='acme'\n\n" + line + "\n");
        SettingsException refusal = _desk.Refusal();
        Assert.Contains(
            ".env, line 3: cannot be read; expected: name='value'",
            refusal.Message,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("canary", refusal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_name_is_told_by_its_line_with_the_known_names()
    {
        _desk.WriteEnv("client='acme'\nclient_key='key-1'\ncanary_name='canary'\n");
        Assert.Equal(
            "WORK/.env, line 3: no such name; known names: client, client_key, db_password, smtp_password, monitor_url",
            Assert.Single(_desk.Problems())
        );
    }

    [Fact]
    public void A_file_from_the_notepad_with_its_mark_is_read()
    {
        File.WriteAllText(
            Path.Combine(_desk.Work, ".env"),
            "client='acme'\r\nclient_key='key-1'\r\n",
            new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: true)
        );
        Assert.Equal("acme", _desk.Load().Api.Client);
    }

    [Theory]
    [InlineData(".env")]
    [InlineData("appsettings.json")]
    public void A_folder_in_its_place_is_told(string name)
    {
        string path = Path.Combine(_desk.Work, name);
        File.Delete(path);
        Directory.CreateDirectory(path);
        Assert.Equal(
            $"WORK/{name} is a folder, not a file: a container makes one where the file to mount is missing",
            _desk.Problems()[0]
        );
    }

    [Fact]
    public void Bytes_that_are_not_utf8_are_not_shown()
    {
        File.WriteAllBytes(Path.Combine(_desk.Work, ".env"), [.. "client='"u8, 0xEF, 0xF0, 0xE8, .. "'"u8]);
        Assert.Contains("save it as UTF-8", _desk.Problems()[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Api:ClientKey")]
    [InlineData("Database:Password")]
    [InlineData("Smtp:Password")]
    [InlineData("Api:Client")]
    public void A_secret_is_in_no_error(string key)
    {
        const string canary = "ca$na\"ry#'\u0001";
        _desk.CommandLine[key] = canary;
        _desk.CommandLine["Database:Port"] = "x " + canary;
        SettingsException refusal = _desk.Refusal();
        Assert.Equal(2, refusal.Problems.Count);
        Assert.Contains(key + " = ***", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("na\"ry", refusal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Printed_settings_hold_no_secret() =>
        Assert.DoesNotContain("key-1", _desk.Load().ToString(), StringComparison.Ordinal);
}

using EduEtl.Settings;
using EduEtl.Shared;

namespace EduEtl.Tests.Settings;

public sealed class SettingsAreMissingOrWrong
{
    [Theory]
    [InlineData("en")]
    [InlineData("ru")]
    public void All_of_them_are_told_at_once(string language)
    {
        using var desk = new SettingsDesk(language);
        desk.WriteEnv("client=\npassword='canary'\nclient_key='it''s'\n");
        desk.WriteJson(
            """
            {
              "Language": "de", "TestMode": true, "Colour": "red",
              "Api": {"Url": "ftp://example.org", "UserIdLength": 0, "IdleTimeout": "30", "Attempts": 101, "Paralel": 2},
              "Database": {
                "Host": "", "Port": "54x2", "SslMode": "1", "Table": "a.b.c", "ResetOnStart": true, "ShrinkGuard": "0,5",
                "Name": ["one"]
              },
              "Sheets": {"SpreadsheetId": "", "TasksTab": "EDUETL"},
              "Smtp": {"From": "nobody", "To": ["a@example.org", "b\nc"], "Security": "Ssl", "Timeout": "00:00:00"},
              "Logs": {"Keep": 0, "EveryRow": "yes"},
              "Reports": "pages"
            }
            """
        );
        desk.CommandLine["Api:Parallel"] = "17";

        SettingsException refusal = desk.Refusal();

        Assert.Equal(ExitCode.WrongSettings, refusal.Code);
        Approved.Text($"settings-errors.{language}.txt", desk.Generic($"{refusal.Message}\n\n{refusal.Remedy}\n"));
    }

    [Fact]
    public void A_missing_one_names_every_place_where_it_was_looked_for()
    {
        using var desk = new SettingsDesk();
        Assert.Equal(
            "Api:ClientKey is missing (the platform's key for that name); expected: a text on one line; looked for: "
                + "environment variable EDUETL_Api__ClientKey; client_key in WORK/.env (no such file), "
                + "PROGRAM/.env (no such file); WORK/appsettings.json (no such file), "
                + "PROGRAM/appsettings.json (no such file)",
            desk.Problems(SettingsSections.Api)[1]
        );
    }

    [Fact]
    public void A_command_is_not_stopped_by_sections_that_it_does_not_use()
    {
        using var desk = new SettingsDesk();
        desk.WriteJson("""{"Smtp":{"Port":"x","Hots":"y"},"Api":{"Attempts":0},"Sheets":{"Enabled":"maybe"}}""");

        AppSettings settings = desk.Load(SettingsSections.Database | SettingsSections.Logs);

        Assert.Equal("lms_activities", settings.Database.Table);
        Assert.Equal(3, desk.Problems(SettingsSections.Api).Count);
    }

    [Fact]
    public void What_is_switched_off_is_not_judged()
    {
        using SettingsDesk desk = new SettingsDesk().Filled();
        desk.WriteJson("""{"Sheets":{"Enabled":false,"Timeout":"x"},"Smtp":{"Enabled":false,"Port":0,"To":["?"]}}""");
        AppSettings settings = desk.Load();
        Assert.False(settings.Sheets.Enabled);
        Assert.False(settings.Smtp.Enabled);
    }

    [Fact]
    public void A_switch_that_cannot_be_read_is_the_only_problem_of_its_section()
    {
        using var desk = new SettingsDesk();
        desk.Environment["EDUETL_Sheets__Enabled"] = "maybe";
        Assert.Equal(
            "Sheets:Enabled = \"maybe\" (environment variable EDUETL_Sheets__Enabled); expected: true or false",
            Assert.Single(desk.Problems(SettingsSections.Sheets))
        );
    }

    [Theory]
    [InlineData("Sheets:Enabled", "Sheets:SpreadsheetId")]
    [InlineData("Smtp:Enabled", "Smtp:To")]
    [InlineData("Smtp:Enabled", "Smtp:From")]
    public void Enabled_with_nothing_to_use_it_on_names_the_switch(string key, string missing)
    {
        using SettingsDesk desk = new SettingsDesk().Filled();
        desk.Environment["EDUETL_" + missing.Replace(":", "__", StringComparison.Ordinal)] = "";
        Assert.StartsWith(
            $"{key} is true (default value), but {missing} is not given: give it or set {key} to false",
            Assert.Single(desk.Problems()),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("Api:Key", "Api:Url")]
    [InlineData("Smpt:Host", "Smtp:Host")]
    [InlineData("testmod", "TestMode")]
    [InlineData("Database:Pasword", "Database:Password")]
    public void An_unknown_key_comes_with_the_nearest_known_one(string key, string nearest)
    {
        using SettingsDesk desk = new SettingsDesk().Filled();
        desk.CommandLine[key] = "x";
        Assert.Equal($"{key} (command line): no such setting; did you mean {nearest}?", Assert.Single(desk.Problems()));
    }

    [Fact]
    public void An_unknown_key_of_a_known_section_in_the_environment_is_an_error()
    {
        using SettingsDesk desk = new SettingsDesk().Filled();
        desk.Environment["EDUETL_Smtp__Prot"] = "25";
        Assert.Contains("did you mean Smtp:Port?", Assert.Single(desk.Problems()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\n  \"Logs\": {\"Keep\": 3}\n  \"Api\": {}\n}", "line 3, position 3: not valid JSON")]
    [InlineData("", "line 1, position 1: not valid JSON")]
    [InlineData("[]", "cannot be read: Top-level JSON element must be an object")]
    [InlineData("{\"Logs\":{},\"logs\":{}, \"Logs:Keep\":1, \"logs\":{\"keep\":2}}", "cannot be read: A duplicate key")]
    public void A_broken_file_is_told_with_the_place(string json, string expected)
    {
        using var desk = new SettingsDesk();
        desk.WriteJson(json);
        Assert.Contains(expected, desk.Problems(SettingsSections.Logs)[0], StringComparison.Ordinal);
    }
}

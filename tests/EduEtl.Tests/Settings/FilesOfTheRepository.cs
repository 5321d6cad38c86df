using System.Reflection;
using EduEtl.Settings;
using Microsoft.Extensions.Configuration;

namespace EduEtl.Tests.Settings;

public sealed class FilesOfTheRepository
{
    [Fact]
    public void Appsettings_has_every_key_that_is_no_secret_at_its_default()
    {
        var file = new ConfigurationBuilder()
            .AddJsonFile(Repository.PathOf("appsettings.json"))
            .Build()
            .AsEnumerable()
            .Where(entry => entry.Value is not null)
            .ToDictionary(entry => entry.Key, entry => entry.Value);
        var expected = KnownSettings
            .All.Where(setting => !setting.IsSecret)
            .ToDictionary(setting => setting.Key, setting => setting.IsList ? "" : setting.Default);

        Assert.Equal(expected.Keys.Order(), file.Keys.Order());
        Assert.All(expected, entry => Assert.Equal(entry.Value, file[entry.Key], ignoreCase: true));
    }

    [Fact]
    public void The_example_of_the_dot_env_file_has_every_secret_in_single_quotes()
    {
        using var desk = new SettingsDesk();
        string example = File.ReadAllText(Repository.PathOf(".env.example"));
        desk.WriteEnv(example);

        AppSettings settings = desk.Load(SettingsSections.Api | SettingsSections.Database);

        Assert.Equal("your-client-key", settings.Api.ClientKey.Reveal());
        Assert.Equal("your-database-password", settings.Database.Password!.Reveal());
        Assert.Equal(
            KnownSettings.All.Where(setting => setting.IsSecret).Select(setting => setting.DotEnvName),
            example.Split('\n').Where(line => line.EndsWith('\'')).Select(line => line.Split("='")[0])
        );
    }

    [Fact]
    public void Every_setting_that_is_declared_is_known_once_and_lies_where_its_key_says()
    {
        Type[] sections = [typeof(KnownSettings), .. typeof(KnownSettings).GetNestedTypes()];
        var declared = sections
            .SelectMany(section => section.GetFields(BindingFlags.Static | BindingFlags.Public))
            .ToDictionary(
                field =>
                    field.DeclaringType == typeof(KnownSettings)
                        ? field.Name
                        : $"{field.DeclaringType!.Name}:{field.Name}",
                field => (Setting)field.GetValue(null)!
            );

        Assert.All(declared, field => Assert.Equal(field.Key, field.Value.Key));
        Assert.Equal(declared.Keys.Order(), KnownSettings.All.Select(setting => setting.Key).Order());
    }

    [Fact]
    public void Every_default_is_a_value_that_is_taken()
    {
        using SettingsDesk desk = new SettingsDesk().Filled();
        foreach (
            Setting setting in KnownSettings.All.Where(setting => setting.Default is { Length: > 0 } && !setting.IsList)
        )
            desk.CommandLine[setting.Key] = setting.Default!;

        Assert.NotNull(desk.Load());
    }
}

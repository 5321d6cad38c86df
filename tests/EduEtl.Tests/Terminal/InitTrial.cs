using EduEtl.Settings;
using EduEtl.Tests.Support;

namespace EduEtl.Tests.Terminal;

/// <summary><c>eduetl init</c> in a folder of its own.</summary>
internal static class InitTrial
{
    /// <summary>A world whose program reads nothing but its files, and where the platform is.</summary>
    public static async Task<World> StartAsync(PostgresFixture postgres, string language)
    {
        World world = await World.StartAsync(postgres);
        foreach (
            string name in world
                .Settings.Keys.Where(name =>
                    name.StartsWith("EDUETL_", StringComparison.Ordinal) && name != "EDUETL_Api__Url"
                )
                .ToList()
        )
            world.Settings.Remove(name);
        world.Settings["LANG"] = world.Settings["LC_ALL"] = language == "ru" ? "ru_RU.UTF-8" : "en_US.UTF-8";
        return world;
    }

    public static async Task AnswerAsync(PseudoTerminal terminal, string question, string answer)
    {
        await terminal.WaitForAsync(question);
        await terminal.TypeAsync(answer + "\r");
    }

    /// <summary>The last questions, with a no.</summary>
    public static async Task NothingFollowsAsync(PseudoTerminal terminal, bool mail)
    {
        await AnswerAsync(terminal, "eduetl doctor? [y/N] ", "");
        if (mail)
            await AnswerAsync(terminal, "no test run) [-]: ", "");
    }

    public static string PathOf(World world, string file) => Path.Combine(world.Folder, file);

    public static AppSettings Load(World world) =>
        SettingsLoader.Load(
            new(
                world.Folder,
                world.Folder,
                new Dictionary<string, string>(),
                new Dictionary<string, string>(),
                SettingsSections.All
            )
        );
}

using EduEtl.Sandbox.Mail;
using EduEtl.Tests.Support;
using MimeKit;

namespace EduEtl.Tests.Runs;

/// <summary>What the tests of the commands for loaded days share.</summary>
internal static class Late
{
    /// <summary>Runs a command with nothing set but the database and what else is named.</summary>
    public static Task<ProcessResult> RunAsync(World world, string command, params string[] settings)
    {
        string[] used = ["EDUETL_Language", "EDUETL_Database__", .. settings.Select(name => "EDUETL_" + name)];
        foreach (string name in world.Settings.Keys.Where(IsUnused).ToList())
            world.Settings.Remove(name);
        return world.RunAsync(command, "--date", "2024-10-02");

        bool IsUnused(string name) =>
            name.StartsWith("EDUETL_", StringComparison.Ordinal)
            && !used.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal));
    }

    /// <summary>Waits until the server has noticed that a killed program is gone.</summary>
    public static async Task FreeAsync(World world)
    {
        const string sessions =
            "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'eduetl' AND datname = current_database()";
        while (await world.QueryAsync<long>(sessions) > 0)
            await Task.Delay(50, TestContext.Current.CancellationToken);
    }

    public static MimeMessage Message(ReceivedMail mail) => MimeMessage.Load(new MemoryStream(mail.Content));
}

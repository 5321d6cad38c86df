using System.Globalization;
using EduEtl.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace EduEtl.Tests.Doctor;

/// <summary><c>eduetl doctor</c> in a world of its own, which it must not change by looking.</summary>
internal static class DoctorTrial
{
    public static async Task<string> FailAsync(World world, string name, string remedy)
    {
        ProcessResult result = await RunAsync(world);
        string[] lines = result.Output.Split('\n');
        int failed = Array.FindIndex(lines, line => line.StartsWith($"✗ {name} — ", StringComparison.Ordinal));
        Assert.True(result.ExitCode == 3 && failed >= 0, result.All);
        Assert.Contains(remedy, lines[failed + 1], StringComparison.Ordinal);
        return result.Output;
    }

    /// <summary>Runs it, and sees that all is as it was: files, database, sheet, mailbox.</summary>
    public static async Task<ProcessResult> RunAsync(World world)
    {
        world.Platform.Fault ??= OneAttemptAtNoon;
        string before = await TracesAsync(world);
        ProcessResult result = await world.RunAsync("doctor");
        Assert.Equal(before, await TracesAsync(world));
        Assert.DoesNotContain("   at ", result.All, StringComparison.Ordinal);
        string[] secrets = [World.Client, World.ClientKey, World.MailPassword, DatabaseRole.Password];
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, result.All, StringComparison.Ordinal));
        return result;
    }

    // What the made-up university does in a minute differs from day to day.
    private static Task<bool> OneAttemptAtNoon(HttpContext context) =>
        context.Request.Query["client"] == World.Client
            ? Answers.Rows(YesterdayAtNoon)(context)
            : Task.FromResult(false);

    public static string YesterdayAtNoon =>
        Answers.Row(
            time: TimeProvider
                .System.GetUtcNow()
                .UtcDateTime.Date.AddHours(-12)
                .ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)
        );

    private static async Task<string> TracesAsync(World world) =>
        string.Join(
            '\n',
            [
                .. Directory.EnumerateFileSystemEntries(world.Folder, "*", SearchOption.AllDirectories).Order(),
                await world.QueryAsync<string>(
                    """
                    SELECT concat((SELECT string_agg(relname, ' ' ORDER BY oid) FROM pg_class),
                        (SELECT string_agg(query_to_xml('TABLE ' || oid::regclass, false, true, '')::text, '' ORDER BY oid)
                            FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace))
                    """
                ),
                System.Text.Json.JsonSerializer.Serialize(world.Sheets.Snapshot()),
                $"{world.Mail.Mailbox.Count}",
            ]
        );
}

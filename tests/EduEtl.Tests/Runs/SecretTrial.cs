using System.Net;
using System.Text;
using System.Text.Json;
using EduEtl.Tests.Support;

namespace EduEtl.Tests.Runs;

/// <summary>Canaries with signs that want escaping, looked for in all that a run leaves behind.</summary>
internal static class SecretTrial
{
    private static readonly string[] Secrets =
    [
        World.Client,
        World.ClientKey,
        World.MailPassword,
        DatabaseRole.Password,
    ];

    /// <summary>As they stand, and as a URL, a form, JSON, HTML or a login writes them.</summary>
    private static readonly string[] Forms =
    [
        .. Secrets.SelectMany(secret =>
            (string[])
                [
                    secret,
                    Uri.EscapeDataString(secret),
                    WebUtility.UrlEncode(secret),
                    WebUtility.HtmlEncode(secret),
                    secret.Replace("\"", "\\\"", StringComparison.Ordinal),
                    secret
                        .Replace("\"", "\\u0022", StringComparison.Ordinal)
                        .Replace("'", "\\u0027", StringComparison.Ordinal),
                    Convert.ToBase64String(Encoding.UTF8.GetBytes(secret)),
                    Convert.ToBase64String(Encoding.UTF8.GetBytes($"\0robot@edu.example\0{secret}")),
                ]
        ),
        // The start of each, should a text have been cut in the middle of it.
        .. Secrets.Select(secret => secret[..6]),
    ];

    public static async Task<World> StartAsync(PostgresFixture postgres)
    {
        World world = await World.StartAsync(postgres);
        world.Set("Logs__EveryRow", "true");
        return world;
    }

    public static async Task<DatabaseRole> RoleAsync(World world)
    {
        DatabaseRole role = await DatabaseRole.CreateAsync(world);
        await world.ExecuteAsync($"GRANT ALL ON SCHEMA public TO {role.Name}");
        return role;
    }

    public static Task<ProcessResult> SettleAsync(World world) => RunAsync(world, "--date", "2024-10-02");

    /// <summary>Runs the program and looks for the canaries everywhere.</summary>
    public static async Task<ProcessResult> RunAsync(World world, params string[] args)
    {
        ProcessResult result = await world.RunAsync(args);
        string left = string.Join('\n', [result.All, world.Log(), await LedgerAsync(world), .. Mails(world)]);
        Assert.NotEmpty(left);
        string key = await File.ReadAllTextAsync(Path.Combine(world.Folder, "key.json"));
        string privateKey = JsonDocument.Parse(key).RootElement.GetProperty("private_key").GetString()!.Split('\n')[9];
        Assert.All([.. Forms, privateKey], form => Assert.DoesNotContain(form, left, StringComparison.Ordinal));
        return result;
    }

    private static async Task<string> LedgerAsync(World world) =>
        await world.QueryAsync<bool>("SELECT to_regclass('etl_runs') IS NULL")
            ? ""
            : await world.QueryAsync<string>(
                """
                SELECT concat((SELECT string_agg(r::text, E'\n') FROM etl_runs r),
                    (SELECT string_agg(p::text, E'\n') FROM etl_problem_rows p))
                """
            );

    private static IEnumerable<string> Mails(World world) =>
        world
            .Mails.Select(mail => $"{mail.Subject}\n{mail.Text}\n{mail.Html}")
            .Concat(world.Mail.Mailbox.Select(mail => Encoding.UTF8.GetString(mail.Content)));
}

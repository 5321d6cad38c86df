using System.Net;
using System.Text;
using EduEtl.Sandbox.Mail;
using EduEtl.Sandbox.Sheets;
using EduEtl.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace EduEtl.Tests.Runs;

/// <summary>Canaries with signs that want escaping, looked for in all that a run leaves behind.</summary>
public sealed class SecretsStaySecret(PostgresFixture postgres)
{
    private static readonly string[] Secrets = [World.ClientKey, World.MailPassword, DatabaseRole.Password];

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

    [Fact]
    public async Task In_a_settled_run()
    {
        await using World world = await StartAsync();
        await using DatabaseRole role = await RoleAsync(world);
        Expect.Success(await SettleAsync(world));
    }

    public static TheoryData<string, Func<HttpContext, string>> Echoes { get; } =
        new()
        {
            { "as on the wire", context => context.Request.QueryString.Value! },
            { "plain", context => $"no such key: {context.Request.Query["client_key"]}" },
            { "in HTML", context => $"<p>{WebUtility.HtmlEncode(context.Request.Query["client_key"])}</p>" },
            { "far behind", context => new string('x', 180) + context.Request.Query["client_key"] },
            { "further behind", context => new string('x', 1015) + context.Request.Query["client_key"] },
        };

    [Theory(DisableDiscoveryEnumeration = true), MemberData(nameof(Echoes))]
    public async Task When_a_refusal_quotes_the_request(string how, Func<HttpContext, string> echo)
    {
        await using World world = await StartAsync();
        await using DatabaseRole role = await RoleAsync(world);
        world.Platform.Fault = context => Answers.Status(403, echo(context))(context);
        ProcessResult result = await SettleAsync(world);
        Expect.Failure(result, 4, "answered 403");
        Assert.NotEmpty(how);
    }

    [Theory(DisableDiscoveryEnumeration = true), MemberData(nameof(Echoes))]
    public async Task When_an_object_with_errors_quotes_the_request(string how, Func<HttpContext, string> echo)
    {
        await using World world = await StartAsync();
        await using DatabaseRole role = await RoleAsync(world);
        world.Platform.Fault = context =>
            Answers.Body(System.Text.Json.JsonSerializer.Serialize(new { errors = echo(context) }))(context);
        Expect.Failure(await SettleAsync(world), 4, "something else than the day's rows");
        Assert.NotEmpty(how);
    }

    [Fact]
    public async Task When_the_platform_cannot_be_reached_or_stalls()
    {
        await using World world = await StartAsync();
        await using DatabaseRole role = await RoleAsync(world);
        world.Set("Api__IdleTimeout", "00:00:00.300");
        world.Platform.Fault = Answers.InTurn(
            new HeldAnswer(Answers.Row()).AnswerAsync,
            Answers.Cut("[" + Answers.Row()),
            Answers.Status(302, "", ("Location", "http://127.0.0.1:9/elsewhere"))
        );
        world.Set("Api__Attempts", "3");
        Expect.Failure(await SettleAsync(world), 4, "Try 2 of 3");
    }

    [Theory, InlineData("535 5.7.8 wrong: {0}"), InlineData("500 what is {0}")]
    public async Task When_the_mail_server_quotes_the_password(string reply)
    {
        await using World world = await StartAsync();
        await using DatabaseRole role = await RoleAsync(world);
        world.Mail.Script = SmtpScript.At(SmtpStep.Login, string.Format(null, reply, World.MailPassword));
        Expect.Failure(await SettleAsync(world), 7, "***");
    }

    [Fact]
    public async Task When_the_sheet_is_refused()
    {
        await using World world = await StartAsync();
        await using DatabaseRole role = await RoleAsync(world);
        world.Sheets.Fault = _ => FaultAnswer.Google(403, "PERMISSION_DENIED", "no");
        Expect.Failure(await SettleAsync(world), 6);
    }

    [Fact]
    public async Task When_the_database_refuses_the_password()
    {
        await using World world = await StartAsync();
        await using DatabaseRole role = await RoleAsync(world);
        await world.ExecuteAsync($"ALTER ROLE {role.Name} PASSWORD 'another'");
        Expect.Failure(await SettleAsync(world), 5, "28P01");
    }

    [Fact]
    public async Task When_the_settings_are_wrong()
    {
        await using World world = await StartAsync();
        await using DatabaseRole role = await RoleAsync(world);
        world.Set("Api__Client", World.ClientKey + "\n");
        world.Set("Database__Port", DatabaseRole.Password);
        world.Set("Smtp__Security", World.MailPassword);
        Expect.Failure(await SettleAsync(world), 3, "Database:Port");
    }

    private async Task<World> StartAsync()
    {
        World world = await World.StartAsync(postgres);
        world.Set("Logs__EveryRow", "true");
        return world;
    }

    private static async Task<DatabaseRole> RoleAsync(World world)
    {
        DatabaseRole role = await DatabaseRole.CreateAsync(world);
        await world.ExecuteAsync($"GRANT ALL ON SCHEMA public TO {role.Name}");
        return role;
    }

    private static async Task<ProcessResult> SettleAsync(World world)
    {
        ProcessResult result = await world.SettleAsync();
        string left = string.Join('\n', [result.All, world.Log(), await LedgerAsync(world), .. Mails(world)]);
        Assert.NotEmpty(left);
        Assert.All(Forms, form => Assert.DoesNotContain(form, left, StringComparison.Ordinal));
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

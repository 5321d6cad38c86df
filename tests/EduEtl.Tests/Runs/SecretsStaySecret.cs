using System.Net;
using System.Text;
using System.Text.Json;
using EduEtl.Sandbox.Mail;
using EduEtl.Sandbox.Sheets;
using EduEtl.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace EduEtl.Tests.Runs;

/// <summary>Canaries with signs that want escaping, looked for in all that a run leaves behind.</summary>
public sealed class SecretsStaySecret(PostgresFixture postgres)
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
            Answers.Body(JsonSerializer.Serialize(new { errors = echo(context) }))(context);
        Expect.Failure(await SettleAsync(world), 4, "something else than the day's rows");
        Assert.NotEmpty(how);
    }

    /// <summary>What .NET cannot read as HTTP it quotes in its exceptions.</summary>
    [Theory]
    [InlineData("HTTP/1.1 {0}\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\n{0}\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n{0}\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n{0}")]
    public async Task When_the_request_is_quoted_where_HTTP_is_expected(string answer)
    {
        await using World world = await StartAsync();
        await using DatabaseRole role = await RoleAsync(world);
        await using var server = new RawServer(request => string.Format(null, answer, request));
        world.Set("Api__Url", server.Url);
        world.Set("Api__Attempts", "2");
        Expect.Failure(await SettleAsync(world), 4, "Try 1 of 2");
    }

    [Fact]
    public async Task When_the_platform_is_silent_stalls_breaks_off_or_sends_elsewhere()
    {
        await using World world = await StartAsync();
        await using DatabaseRole role = await RoleAsync(world);
        world.Set("Api__ResponseTimeout", "00:00:01");
        world.Set("Api__IdleTimeout", "00:00:00.300");
        world.Platform.Fault = Answers.InTurn(
            Answers.Hang(),
            Answers.Hang("[" + Answers.Row()),
            Answers.Cut("[" + Answers.Row()),
            Answers.Status(302, "", ("Location", "http://127.0.0.1:9/elsewhere"))
        );
        world.Set("Api__Attempts", "4");
        Expect.Failure(await SettleAsync(world), 4, "Try 3 of 4");
    }

    [Theory]
    [InlineData("http://nowhere.invalid/api")]
    [InlineData("http://127.0.0.1:9/api")]
    [InlineData("https://127.0.0.1:{0}/api")]
    public async Task When_the_platform_cannot_be_reached(string url)
    {
        await using World world = await StartAsync();
        await using DatabaseRole role = await RoleAsync(world);
        world.Set("Api__Url", string.Format(null, url, world.Mail.Port));
        world.Set("Api__Attempts", "2");
        Expect.Failure(await SettleAsync(world), 4);
    }

    /// <summary>The sheet's request and the mail both run into their time-outs.</summary>
    [Fact]
    public async Task When_the_late_stages_time_out()
    {
        await using World world = await StartAsync();
        await using DatabaseRole role = await RoleAsync(world);
        world.Set("Sheets__Timeout", "00:00:01");
        world.Set("Sheets__Attempts", "2");
        world.Set("Smtp__Timeout", "00:00:01");
        world.Sheets.Fault = call => call.Operation == "token" ? null : new() { Hangs = true };
        world.Mail.Script = SmtpScript.At(SmtpStep.Login, SmtpFault.Hang);
        Expect.Failure(await SettleAsync(world), 6, "did not answer within 1 s", "Smtp:Timeout");
    }

    /// <summary>Exceptions with others inside them, of three libraries.</summary>
    [Fact]
    public async Task When_the_connections_of_the_late_stages_break()
    {
        await using World world = await StartAsync();
        await using DatabaseRole role = await RoleAsync(world);
        world.Set("Sheets__Attempts", "2");
        world.Sheets.Fault = call => call.Operation == "get" ? new() { CutsAnswer = true } : null;
        world.Settings.Remove("SSL_CERT_FILE");
        Expect.Failure(await SettleAsync(world), 6, "No connection to Google Sheets", "certificate is not trusted");
    }

    [Fact]
    public async Task When_the_database_session_is_killed_and_the_mail_breaks_off()
    {
        await using World world = await StartAsync();
        await using DatabaseRole role = await RoleAsync(world);
        var held = new HeldAnswer(Answers.ManyRows(3000));
        world.Platform.Fault = held.AnswerAsync;
        world.Mail.Script = SmtpScript.At(SmtpStep.Data, SmtpFault.Drop);
        Task<ProcessResult> running = SettleAsync(world);
        await held.CopyingAsync(world);
        await world.QueryAsync<bool>($"SELECT pg_terminate_backend(({HeldAnswer.Copying}))");
        held.Release();
        Expect.Failure(await running, 5, "The day is as it was", "the connection was lost");
    }

    [Fact]
    public async Task When_a_mail_is_sent_later_and_the_server_quotes_the_password()
    {
        await using World world = await StartAsync();
        await using DatabaseRole role = await RoleAsync(world);
        world.Mail.Script = SmtpScript.At(SmtpStep.Login, "535 5.7.8 wrong: " + World.MailPassword);
        Expect.Failure(await SettleAsync(world), 7, "***");
        Expect.Failure(await RunAsync(world, "notify", "--date", "2024-10-02"), 7, "***");
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

    private static Task<ProcessResult> SettleAsync(World world) => RunAsync(world, "--date", "2024-10-02");

    private static async Task<ProcessResult> RunAsync(World world, params string[] args)
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

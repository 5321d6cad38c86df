using System.Net;
using System.Text.Json;
using EduEtl.Sandbox.Mail;
using EduEtl.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace EduEtl.Tests.Runs;

/// <summary>The platform and the mail server say back what they were told.</summary>
public sealed class ServersQuoteSecrets(PostgresFixture postgres)
{
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
        await using World world = await SecretTrial.StartAsync(postgres);
        await using DatabaseRole role = await SecretTrial.RoleAsync(world);
        world.Platform.Fault = context => Answers.Status(403, echo(context))(context);
        ProcessResult result = await SecretTrial.SettleAsync(world);
        Expect.Failure(result, 4, "answered 403");
        Assert.NotEmpty(how);
    }

    [Theory(DisableDiscoveryEnumeration = true), MemberData(nameof(Echoes))]
    public async Task When_an_object_with_errors_quotes_the_request(string how, Func<HttpContext, string> echo)
    {
        await using World world = await SecretTrial.StartAsync(postgres);
        await using DatabaseRole role = await SecretTrial.RoleAsync(world);
        world.Platform.Fault = context =>
            Answers.Body(JsonSerializer.Serialize(new { errors = echo(context) }))(context);
        Expect.Failure(await SecretTrial.SettleAsync(world), 4, "something else than the day's rows");
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
        await using World world = await SecretTrial.StartAsync(postgres);
        await using DatabaseRole role = await SecretTrial.RoleAsync(world);
        await using var server = new RawServer(request => string.Format(null, answer, request));
        world.Set("Api__Url", server.Url);
        world.Set("Api__Attempts", "2");
        Expect.Failure(await SecretTrial.SettleAsync(world), 4, "Try 1 of 2");
    }

    [Fact]
    public async Task When_a_mail_is_sent_later_and_the_server_quotes_the_password()
    {
        await using World world = await SecretTrial.StartAsync(postgres);
        await using DatabaseRole role = await SecretTrial.RoleAsync(world);
        world.Mail.Script = SmtpScript.At(SmtpStep.Login, "535 5.7.8 wrong: " + World.MailPassword);
        Expect.Failure(await SecretTrial.SettleAsync(world), 7, "***");
        Expect.Failure(await SecretTrial.RunAsync(world, "notify", "--date", "2024-10-02"), 7, "***");
    }

    [Theory, InlineData("535 5.7.8 wrong: {0}"), InlineData("500 what is {0}")]
    public async Task When_the_mail_server_quotes_the_password(string reply)
    {
        await using World world = await SecretTrial.StartAsync(postgres);
        await using DatabaseRole role = await SecretTrial.RoleAsync(world);
        world.Mail.Script = SmtpScript.At(SmtpStep.Login, string.Format(null, reply, World.MailPassword));
        Expect.Failure(await SecretTrial.SettleAsync(world), 7, "***");
    }
}

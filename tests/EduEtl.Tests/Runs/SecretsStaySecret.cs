using EduEtl.Sandbox.Mail;
using EduEtl.Sandbox.Sheets;
using EduEtl.Tests.Support;

namespace EduEtl.Tests.Runs;

/// <summary>Whatever becomes of a run.</summary>
public sealed class SecretsStaySecret(PostgresFixture postgres)
{
    [Fact]
    public async Task In_a_settled_run()
    {
        await using World world = await SecretTrial.StartAsync(postgres);
        await using DatabaseRole role = await SecretTrial.RoleAsync(world);
        Expect.Success(await SecretTrial.SettleAsync(world));
    }

    [Fact]
    public async Task When_the_platform_is_silent_stalls_breaks_off_or_sends_elsewhere()
    {
        await using World world = await SecretTrial.StartAsync(postgres);
        await using DatabaseRole role = await SecretTrial.RoleAsync(world);
        world.Set("Api__ResponseTimeout", "00:00:01");
        world.Set("Api__IdleTimeout", "00:00:00.300");
        world.Platform.Fault = Answers.InTurn(
            Answers.Hang(),
            Answers.Hang("[" + Answers.Row()),
            Answers.Cut("[" + Answers.Row()),
            Answers.Status(302, "", ("Location", "http://127.0.0.1:9/elsewhere"))
        );
        world.Set("Api__Attempts", "4");
        Expect.Failure(await SecretTrial.SettleAsync(world), 4, "Try 3 of 4");
    }

    [Theory]
    [InlineData("http://nowhere.invalid/api")]
    [InlineData("http://127.0.0.1:9/api")]
    [InlineData("https://127.0.0.1:{0}/api")]
    public async Task When_the_platform_cannot_be_reached(string url)
    {
        await using World world = await SecretTrial.StartAsync(postgres);
        await using DatabaseRole role = await SecretTrial.RoleAsync(world);
        world.Set("Api__Url", string.Format(null, url, world.Mail.Port));
        world.Set("Api__Attempts", "2");
        Expect.Failure(await SecretTrial.SettleAsync(world), 4);
    }

    /// <summary>The sheet's request and the mail both run into their time-outs.</summary>
    [Fact]
    public async Task When_the_late_stages_time_out()
    {
        await using World world = await SecretTrial.StartAsync(postgres);
        await using DatabaseRole role = await SecretTrial.RoleAsync(world);
        world.Set("Sheets__Timeout", "00:00:01");
        world.Set("Sheets__Attempts", "2");
        world.Set("Smtp__Timeout", "00:00:01");
        world.Sheets.Fault = call => call.Operation == "token" ? null : new() { Hangs = true };
        world.Mail.Script = SmtpScript.At(SmtpStep.Login, SmtpFault.Hang);
        Expect.Failure(await SecretTrial.SettleAsync(world), 6, "did not answer within 1 s", "Smtp:Timeout");
    }

    /// <summary>Exceptions with others inside them, of three libraries.</summary>
    [Fact]
    public async Task When_the_connections_of_the_late_stages_break()
    {
        await using World world = await SecretTrial.StartAsync(postgres);
        await using DatabaseRole role = await SecretTrial.RoleAsync(world);
        world.Set("Sheets__Attempts", "2");
        world.Sheets.Fault = call => call.Operation == "get" ? new() { CutsAnswer = true } : null;
        world.Settings.Remove("SSL_CERT_FILE");
        Expect.Failure(
            await SecretTrial.SettleAsync(world),
            6,
            "No connection to Google Sheets",
            "certificate is not trusted"
        );
    }

    [Fact]
    public async Task When_the_database_session_is_killed_and_the_mail_breaks_off()
    {
        await using World world = await SecretTrial.StartAsync(postgres);
        await using DatabaseRole role = await SecretTrial.RoleAsync(world);
        var held = new HeldAnswer(Answers.ManyRows(3000));
        world.Platform.Fault = held.AnswerAsync;
        world.Mail.Script = SmtpScript.At(SmtpStep.Data, SmtpFault.Drop);
        Task<ProcessResult> running = SecretTrial.SettleAsync(world);
        await held.CopyingAsync(world);
        await world.QueryAsync<bool>($"SELECT pg_terminate_backend(({HeldAnswer.Copying}))");
        held.Release();
        Expect.Failure(await running, 5, "The day is as it was", "the connection was lost");
    }

    [Fact]
    public async Task When_the_sheet_is_refused()
    {
        await using World world = await SecretTrial.StartAsync(postgres);
        await using DatabaseRole role = await SecretTrial.RoleAsync(world);
        world.Sheets.Fault = _ => FaultAnswer.Google(403, "PERMISSION_DENIED", "no");
        Expect.Failure(await SecretTrial.SettleAsync(world), 6);
    }

    [Fact]
    public async Task When_the_database_refuses_the_password()
    {
        await using World world = await SecretTrial.StartAsync(postgres);
        await using DatabaseRole role = await SecretTrial.RoleAsync(world);
        await world.ExecuteAsync($"ALTER ROLE {role.Name} PASSWORD 'another'");
        Expect.Failure(await SecretTrial.SettleAsync(world), 5, "28P01");
    }

    [Fact]
    public async Task When_the_settings_are_wrong()
    {
        await using World world = await SecretTrial.StartAsync(postgres);
        await using DatabaseRole role = await SecretTrial.RoleAsync(world);
        world.Set("Api__Client", World.ClientKey + "\n");
        world.Set("Database__Port", DatabaseRole.Password);
        world.Set("Smtp__Security", World.MailPassword);
        Expect.Failure(await SecretTrial.SettleAsync(world), 3, "Database:Port");
    }
}

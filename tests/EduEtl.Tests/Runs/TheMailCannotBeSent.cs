using EduEtl.Sandbox.Mail;
using EduEtl.Tests.Support;

namespace EduEtl.Tests.Runs;

/// <summary>Exit 7: the day is settled and reported, and the ledger knows of each recipient.</summary>
public sealed class TheMailCannotBeSent(PostgresFixture postgres)
{
    private const string Nobody = """{"dean@edu.example": "failed", "tutor@edu.example": "failed"}""";

    [Theory]
    [InlineData("en", "app password")]
    [InlineData("ru", "пароль")]
    public async Task The_login_is_refused(string language, string said)
    {
        await using World world = await World.StartAsync(postgres);
        world.Set("Language", language);
        world.Mail.Script = SmtpScript.RefuseLogin;
        await FailAsync(world, said, "failed", Nobody);
        Assert.Empty(world.Mail.Mailbox);
    }

    [Fact]
    public async Task One_of_three_recipients_is_refused()
    {
        await using World world = await World.StartAsync(postgres);
        world.Set("Smtp__To__2", "head@edu.example");
        world.Mail.Script = SmtpScript.RefuseRecipient("tutor@edu.example");
        await FailAsync(
            world,
            "tutor@edu.example (550",
            "failed",
            """{"dean@edu.example": "sent", "head@edu.example": "sent", "tutor@edu.example": "failed"}"""
        );
        Assert.Equal(["dean@edu.example", "head@edu.example"], Assert.Single(world.Mail.Mailbox).To.Order());
    }

    [Theory]
    [InlineData("en", "may have it twice")]
    [InlineData("ru", "дважды")]
    public async Task The_connection_is_lost_after_the_final_dot(string language, string said)
    {
        await using World world = await World.StartAsync(postgres);
        world.Set("Language", language);
        world.Mail.Script = SmtpScript.At(SmtpStep.EndOfData, SmtpFault.Drop);
        await FailAsync(
            world,
            said,
            "uncertain",
            """{"dean@edu.example": "uncertain", "tutor@edu.example": "uncertain"}"""
        );
        Assert.Single(world.Mail.Mailbox);
    }

    [Fact]
    public async Task The_certificate_is_not_trusted()
    {
        await using World world = await World.StartAsync(postgres);
        world.Settings.Remove("SSL_CERT_FILE");
        await FailAsync(world, "certificate is not trusted", "failed", Nobody);
        Assert.Empty(world.Mail.Mailbox);
    }

    [Theory]
    [InlineData(SmtpStep.MailFrom, "550 5.7.1 Sender is not yours", "Smtp:From")]
    [InlineData(SmtpStep.RcptTo, "550 5.1.1 No such user here", "Smtp:To")]
    [InlineData(SmtpStep.Data, "451 4.3.0 Try later", "try later")]
    [InlineData(SmtpStep.EndOfData, "552 5.2.2 Mailbox full", "552")]
    internal async Task The_server_refuses(SmtpStep step, string reply, string said)
    {
        await using World world = await World.StartAsync(postgres);
        world.Mail.Script = SmtpScript.At(step, reply);
        await FailAsync(world, said, "failed", Nobody);
    }

    [Fact]
    public async Task The_server_hangs()
    {
        await using World world = await World.StartAsync(postgres);
        world.Set("Smtp__Timeout", "00:00:01");
        world.Mail.Script = SmtpScript.At(SmtpStep.Hello, SmtpFault.Hang);
        await FailAsync(world, "Smtp:Timeout = 00:00:01", "failed", Nobody);
    }

    /// <summary>The earliest failed stage gives the exit code; the lost mail is told beside it.</summary>
    [Fact]
    public async Task The_platform_has_failed_before()
    {
        await using World world = await World.StartAsync(postgres);
        world.Platform.Fault = Answers.Status(403, "no");
        world.Mail.Script = SmtpScript.RefuseLogin;
        Expect.Failure(await world.SettleAsync(), 4, "answered 403", "app password");
        Assert.Equal("failed - failed", await world.LastRunAsync("outcome", "report_state", "mail_state"));
    }

    private static async Task FailAsync(World world, string said, string state, string recipients)
    {
        Expect.Failure(await world.SettleAsync(), 7, said);
        Assert.Equal(
            $"settled done {state} {recipients}",
            await world.LastRunAsync("outcome", "report_state", "mail_state", "mail_recipients")
        );
        Assert.Equal(200, await world.QueryAsync<long>("SELECT count(*) FROM lms_activities"));
    }
}

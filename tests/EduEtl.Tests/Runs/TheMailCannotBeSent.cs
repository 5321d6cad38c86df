using EduEtl.Sandbox;
using EduEtl.Sandbox.Mail;
using EduEtl.Tests.Support;

namespace EduEtl.Tests.Runs;

/// <summary>Exit 7: the day is settled and reported, and the ledger knows of each recipient.</summary>
public sealed class TheMailCannotBeSent(PostgresFixture postgres)
{
    private const string Nobody =
        """{"dean@edu.example": "failed", "head@edu.example": "failed", "tutor@edu.example": "failed"}""";

    private const string Unknown =
        """{"dean@edu.example": "uncertain", "head@edu.example": "uncertain", "tutor@edu.example": "uncertain"}""";

    private static readonly Dictionary<string, FaultCase> Matrix = new()
    {
        ["refused"] = new(
            7,
            "The mail was not sent through localhost:9: no connection: … dean@edu.example, tutor@edu.example … Smtp:Port",
            "Письмо через localhost:9 не отправлено: нет соединения: … dean@edu.example, tutor@edu.example … Smtp:Port",
            world => world.Set("Smtp__Port", "9")
        ),
        ["certificate not trusted"] = new(
            7,
            "the server's certificate is not trusted … SSL_CERT_FILE",
            "нет доверия к сертификату сервера … SSL_CERT_FILE",
            world => world.Settings.Remove("SSL_CERT_FILE")
        ),
        ["certificate of another name"] = new(
            7,
            "the server's certificate is for localhost, not for 127.0.0.1",
            "сертификат сервера выдан для localhost, а не для 127.0.0.1",
            world => world.Set("Smtp__Host", "127.0.0.1")
        ),
        ["login refused"] = Script(
            SmtpScript.RefuseLogin,
            "the login of robot@edu.example was refused: \"535 5.7.8 … app password",
            "вход пользователя robot@edu.example отклонён: «535 5.7.8 … пароль приложения"
        ),
        ["sender refused"] = Script(
            SmtpScript.RefuseSender,
            "the sender robot@edu.example was refused: \"550 5.7.1 Sender is not yours\" … Smtp:From",
            "отправитель robot@edu.example отклонён: «550 5.7.1 Sender is not yours» … Smtp:From"
        ),
        ["all recipients refused"] = Script(
            SmtpScript.RefuseAllRecipients,
            "was sent to nobody. Recipients: dean@edu.example (550 5.1.1 No such user here) … Smtp:To",
            "не отправлено никому. Получатели: dean@edu.example (550 5.1.1 No such user here) … Smtp:To"
        ),
        ["4xx"] = Script(
            SmtpScript.At(SmtpStep.Data, "451 4.3.0 Try later"),
            "the server answered \"451 4.3.0 Try later\" … try later",
            "сервер ответил «451 4.3.0 Try later» … попробуйте позже"
        ),
        ["drop before the final dot"] = Script(
            SmtpScript.At(SmtpStep.Data, SmtpFault.Drop),
            "the connection was lost: … try later",
            "связь прервалась: … попробуйте позже"
        ),
        ["a hang"] = Script(
            SmtpScript.At(SmtpStep.Hello, SmtpFault.Hang),
            "time ran out (Smtp:Timeout = 00:00:01) … raise Smtp:Timeout",
            "время вышло (Smtp:Timeout = 00:00:01) … увеличьте Smtp:Timeout"
        ),
        ["the message refused at its end"] = Script(
            SmtpScript.At(SmtpStep.EndOfData, "552 5.2.2 Mailbox full"),
            "the server answered \"552 5.2.2 Mailbox full\" … mailbox is full",
            "сервер ответил «552 5.2.2 Mailbox full» … Ящик переполнен"
        ) with
        {
            // It has taken the message, and then says that it has not.
            Mails = 1,
        },
    };

    public static TheoryData<string> Situations => [.. Matrix.Keys];

    [Theory, MemberData(nameof(Situations))]
    public async Task Nobody_has_it(string situation)
    {
        await using World world = await StartAsync();
        await Matrix[situation].HappensAsync(world);
        Assert.Equal(Nobody, await world.LastRunAsync("mail_recipients"));
    }

    [Fact]
    public async Task StartTls_is_not_offered()
    {
        await using World world = await StartAsync();
        using var certificate = SandboxCertificate.Create(TimeProvider.System);
        await using SmtpServer server = await SmtpServer.StartAsync(
            new() { Security = SmtpServerSecurity.StartTls, Certificate = certificate.Server }
        );
        server.Script = new() { OfferStartTls = false };
        world.Set("Smtp__Security", "StartTls");
        await new FaultCase(
            7,
            "the server offers no STARTTLS … Smtp:Security",
            "сервер не предлагает STARTTLS … Smtp:Security",
            _ => world.Set("Smtp__Port", $"{server.Port}")
        ).HappensAsync(world);
        Assert.Equal(Nobody, await world.LastRunAsync("mail_recipients"));
        Assert.Empty(server.Mailbox);
    }

    [Fact]
    public async Task One_of_three_recipients_is_refused()
    {
        await using World world = await StartAsync();
        FaultCase fault = Script(
            SmtpScript.RefuseRecipient("tutor@edu.example"),
            "but not to these recipients: tutor@edu.example (550 5.1.1 No such user here) … The others have got the mail",
            "но не этим получателям: tutor@edu.example (550 5.1.1 No such user here) … Остальные письмо получили"
        );
        await (fault with { Mails = 1 }).HappensAsync(world);
        Assert.Equal(
            """{"dean@edu.example": "sent", "head@edu.example": "sent", "tutor@edu.example": "failed"}""",
            await world.LastRunAsync("mail_recipients")
        );
        Assert.Equal(["dean@edu.example", "head@edu.example"], world.Mail.Mailbox[^1].To.Order());
    }

    [Fact]
    public async Task After_a_drop_behind_the_final_dot_it_is_uncertain()
    {
        await using World world = await StartAsync();
        FaultCase fault = Script(
            SmtpScript.At(SmtpStep.EndOfData, SmtpFault.Drop),
            "was handed over to … no answer came … dean@edu.example … may have it twice",
            "передано серверу … ответа не было … dean@edu.example … дважды"
        );
        await (fault with { Mails = 1, Ledger = "settled done uncertain" }).HappensAsync(world);
        Assert.Equal(Unknown, await world.LastRunAsync("mail_recipients"));
    }

    /// <summary>The earliest failed stage gives the exit code; the lost mail is told beside it.</summary>
    [Fact]
    public async Task The_platform_has_failed_before()
    {
        await using World world = await StartAsync();
        world.Platform.Fault = Answers.Status(403, "no");
        world.Mail.Script = SmtpScript.RefuseLogin;
        Expect.Failure(await world.SettleAsync(), 4, "answered 403", "app password");
        Assert.Equal("failed - failed", await world.LastRunAsync("outcome", "report_state", "mail_state"));
    }

    private async Task<World> StartAsync()
    {
        World world = await World.StartAsync(postgres);
        world.Set("Smtp__To__2", "head@edu.example");
        return world;
    }

    private static FaultCase Script(SmtpScript script, string english, string russian) =>
        new(
            7,
            english,
            russian,
            world =>
            {
                world.Mail.Script = script;
                bool hangs = script.Faults.Values.Any(fault => fault.Kind == SmtpFaultKind.Hang);
                // On a busy machine a healthy mail takes its time.
                world.Set("Smtp__Timeout", hangs ? "00:00:01" : "00:01:00");
            }
        );
}

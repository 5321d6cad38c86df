using EduEtl.Sandbox.Mail;
using EduEtl.Tests.Support;

namespace EduEtl.Tests.Runs;

/// <summary><c>Smtp:Operators</c>: who looks after the program is told all; the others get the figures of settled days.</summary>
public sealed class OperatorsAreNamed(PostgresFixture postgres)
{
    private const string Operator = "operator@edu.example";
    private static readonly string[] Readers = ["dean@edu.example", "tutor@edu.example"];

    [Theory]
    [InlineData("en", "Run id", "Control totals", "Success rate")]
    [InlineData("ru", "Номер запуска", "Контрольные итоги", "Доля успешных отправок")]
    public async Task A_settled_day_goes_to_all_and_its_technical_part_to_them(
        string language,
        string runId,
        string totals,
        string rate
    )
    {
        await using World world = await StartAsync();
        world.Set("Language", language);
        Expect.Success(await world.SettleAsync());
        Assert.Equal(
            [
                [Operator],
                Readers,
            ],
            world.Mail.Mailbox.Select(mail => mail.To)
        );
        (ShownMail all, ShownMail figures) = (world.Mails[0], world.Mails[1]);
        Assert.Equal(all.Subject, figures.Subject);
        foreach (string technical in (string[])[runId, totals, Environment.MachineName, "eduetl "])
        {
            Assert.Contains(technical, all.Text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(technical, figures.Text.Replace("EduEtl", ""), StringComparison.Ordinal);
        }
        Assert.Contains(rate, figures.Text, StringComparison.Ordinal);
        Assert.Contains(World.SpreadsheetId, figures.Text, StringComparison.Ordinal);
        Assert.Equal(
            "sent {\"dean@edu.example\": \"sent\", \"tutor@edu.example\": \"sent\", \"operator@edu.example\": \"sent\"}",
            await world.LastRunAsync("mail_state", "mail_recipients")
        );
    }

    [Fact]
    public async Task Who_is_in_both_lists_is_an_operator_and_gets_one_mail()
    {
        await using World world = await StartAsync();
        world.Set("Smtp__Operators__1", "Dean@edu.example");
        Expect.Success(await world.SettleAsync());
        Assert.Equal(
            [
                [Operator, "Dean@edu.example"],
                ["tutor@edu.example"],
            ],
            world.Mail.Mailbox.Select(mail => mail.To)
        );
    }

    [Fact]
    public async Task They_alone_hear_of_a_day_that_failed()
    {
        await using World world = await StartAsync();
        world.Platform.Fault = Answers.Status(403, "no");
        Expect.Failure(await world.SettleAsync(), 4, "answered 403");
        Assert.Equal([Operator], Assert.Single(world.Mail.Mailbox).To);
        Assert.Contains("answered 403", Assert.Single(world.Mails).Text, StringComparison.Ordinal);
        Assert.Equal(
            """failed sent {"operator@edu.example": "sent"}""",
            await world.LastRunAsync("outcome", "mail_state", "mail_recipients")
        );
    }

    [Fact]
    public async Task They_alone_hear_of_a_test()
    {
        await using World world = await StartAsync();
        Expect.Success(await world.SettleAsync("--test-mode"));
        Assert.Equal([Operator], Assert.Single(world.Mail.Mailbox).To);
        Expect.Success(await world.RunAsync("notify", "--date", "2024-10-02"));
        Assert.Single(world.Mail.Mailbox);
        // The others are owed nothing.
        Assert.Equal("sent", await world.LastRunAsync("mail_state"));
    }

    [Fact]
    public async Task They_alone_hear_that_the_sheet_was_not_updated()
    {
        await using World world = await StartAsync();
        world.Set("Sheets__Attempts", "1");
        world.Set("Sheets__Endpoint", "http://127.0.0.1:9/");
        Assert.Equal(6, (await world.SettleAsync()).ExitCode);
        Assert.Contains("sheet not updated", world.Mails[0].Subject, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "sheet",
            world.Mails[1].Subject + world.Mails[1].Text,
            StringComparison.OrdinalIgnoreCase
        );
        Assert.Equal(Readers, world.Mail.Mailbox[1].To);
    }

    [Fact]
    public async Task Whoever_has_not_got_it_gets_later_what_is_meant_for_them()
    {
        await using World world = await StartAsync();
        world.Mail.Script = SmtpScript.RefuseRecipient("dean@edu.example");
        Assert.Equal(7, (await world.SettleAsync()).ExitCode);
        world.Mail.Script = SmtpScript.None;
        Expect.Success(await world.RunAsync("notify", "--date", "2024-10-02"));
        Assert.Equal(["dean@edu.example"], world.Mail.Mailbox[^1].To);
        Assert.DoesNotContain("Run id", world.Mails[^1].Text, StringComparison.Ordinal);
        Assert.Equal("sent", await world.LastRunAsync("mail_state"));

        world.Mail.Script = SmtpScript.RefuseRecipient(Operator);
        Assert.Equal(7, (await world.SettleAsync()).ExitCode);
        world.Mail.Script = SmtpScript.None;
        Expect.Success(await world.RunAsync("notify", "--date", "2024-10-02"));
        Assert.Equal([Operator], world.Mail.Mailbox[^1].To);
        Assert.Contains("Run id", world.Mails[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_several_days_the_others_get_the_settled_ones()
    {
        await using World world = await StartAsync();
        world.Platform.Fault = Answers.OnDay("2024-10-03", Answers.Status(403, "no"));
        Assert.Equal(4, (await world.RunAsync("--from", "2024-10-01", "--to", "2024-10-04", "--keep-going")).ExitCode);
        Assert.Equal(
            [
                [Operator],
                Readers,
            ],
            world.Mail.Mailbox.Select(mail => mail.To)
        );
        Assert.Contains("FAILED, days settled: 3 of 4", world.Mails[0].Subject, StringComparison.Ordinal);
        Assert.Contains("answered 403", world.Mails[0].Text, StringComparison.Ordinal);
        Assert.Equal("EduEtl 2024-10-01 … 2024-10-04: settled, days: 3", world.Mails[1].Subject);
        string figures = world.Mails[1].Text;
        Assert.Contains("Fri 4 Oct: 200;", figures, StringComparison.Ordinal);
        Assert.Contains("All days: 600;", figures, StringComparison.Ordinal);
        Assert.DoesNotContain("3 Oct", figures, StringComparison.Ordinal);
        Assert.DoesNotContain("403", figures, StringComparison.Ordinal);
    }

    [Fact]
    public async Task They_are_told_where_the_mail_goes_to_nobody_else()
    {
        await using World world = await StartAsync();
        world.Set("Smtp__To", "");
        world.Settings.Remove("EDUETL_Smtp__To__0");
        world.Settings.Remove("EDUETL_Smtp__To__1");
        Expect.Success(await world.SettleAsync());
        Assert.Equal([Operator], Assert.Single(world.Mail.Mailbox).To);
    }

    [Fact]
    public async Task Somebody_else_gets_all_of_it()
    {
        await using World world = await StartAsync();
        Expect.Success(await world.SettleAsync());
        Expect.Success(await world.RunAsync("notify", "--date", "2024-10-02", "--to", "dean@edu.example"));
        Assert.Equal(["dean@edu.example"], world.Mail.Mailbox[^1].To);
        Assert.Contains("Run id", world.Mails[^1].Text, StringComparison.Ordinal);
    }

    private async Task<World> StartAsync()
    {
        World world = await World.StartAsync(postgres);
        world.Set("Smtp__Operators__0", Operator);
        return world;
    }
}

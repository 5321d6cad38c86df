using EduEtl.Tests.Support;

namespace EduEtl.Tests.Runs;

/// <summary><c>notify --to</c>: one address gets the day's mail, and nothing that is noted of the others changes.</summary>
public sealed class TheMailGoesToSomebodyElse(PostgresFixture postgres)
{
    [Fact]
    public async Task And_to_nobody_of_the_settings()
    {
        await using World world = await World.StartAsync(postgres);
        Expect.Success(await world.SettleAsync());
        string noted = await world.LastRunAsync("mail_state", "mail_recipients", "error");
        Expect.Success(await world.RunAsync("notify", "--date", "2024-10-02", "--to", "rector@edu.example"));
        Assert.Equal(2, world.Mails.Count);
        Assert.Equal(["rector@edu.example"], world.Mail.Mailbox[^1].To);
        Assert.NotEqual(Late.Message(world.Mail.Mailbox[0]).MessageId, Late.Message(world.Mail.Mailbox[1]).MessageId);
        Assert.Equal(noted, await world.LastRunAsync("mail_state", "mail_recipients", "error"));
    }

    [Fact]
    public async Task A_refusal_is_told_and_not_noted()
    {
        await using World world = await World.StartAsync(postgres);
        Expect.Success(await world.SettleAsync());
        string noted = await world.LastRunAsync("mail_state", "mail_recipients", "error");
        world.Set("Smtp__Port", "9");
        Expect.Failure(
            await world.RunAsync("notify", "--date", "2024-10-02", "--to", "rector@edu.example"),
            7,
            "rector@edu.example",
            // And not the command that would mail everybody.
            "eduetl notify --date 2024-10-02 --to rector@edu.example"
        );
        Assert.Equal(noted, await world.LastRunAsync("mail_state", "mail_recipients", "error"));
    }

    [Theory, InlineData("en", "is not a mail address"), InlineData("ru", "не почтовый адрес")]
    public async Task What_is_no_address_is_refused(string language, string said)
    {
        await using World world = await World.StartAsync(postgres);
        string[] args = ["notify", "--date", "2024-10-02", "--to", "rector", "--language", language];
        Expect.Failure(await world.RunAsync(args), 2, "rector", said);
    }
}

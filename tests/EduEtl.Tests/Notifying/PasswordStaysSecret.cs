using System.Text;
using EduEtl.Notifying.Smtp;
using EduEtl.Sandbox.Mail;

namespace EduEtl.Tests.Notifying;

public sealed class PasswordStaysSecret
{
    private static readonly string[] Forms =
    [
        MailTrial.Password,
        Base64(MailTrial.Password),
        Base64($"\0etl@example.org\0{MailTrial.Password}"),
    ];

    public static TheoryData<string, string> Echoes =>
        [
            .. Forms.SelectMany(form =>
                new[] { ("Login", "535 wrong: " + form), ("Login", "500 what is " + form), ("RcptTo", "550 " + form) }
            ),
        ];

    [Theory]
    [MemberData(nameof(Echoes))]
    public async Task When_the_server_quotes_it(string step, string reply)
    {
        await using MailTrial trial = await MailTrial.StartAsync(SmtpScript.At(Enum.Parse<SmtpStep>(step), reply));
        MailReceipt receipt = await trial.SendAsync();
        Assert.NotNull(receipt.Failure);
        Assert.Contains("***", receipt.Failure.Message, StringComparison.Ordinal);
        AssertSecret(trial, receipt);
    }

    [Theory]
    [InlineData("Greeting")]
    [InlineData("Login")]
    [InlineData("MailFrom")]
    [InlineData("EndOfData")]
    [InlineData("Quit")]
    public async Task When_the_connection_breaks(string step)
    {
        await using MailTrial trial = await MailTrial.StartAsync(
            SmtpScript.At(Enum.Parse<SmtpStep>(step), SmtpFault.Drop)
        );
        AssertSecret(trial, await trial.SendAsync());
    }

    [Fact]
    public async Task When_all_is_well()
    {
        await using MailTrial trial = await MailTrial.StartAsync();
        AssertSecret(trial, await trial.SendAsync());
    }

    private static void AssertSecret(MailTrial trial, MailReceipt receipt)
    {
        string said = string.Join(
            '\n',
            trial.Log.ToString(),
            receipt.ToString(),
            string.Join('\n', receipt.Recipients),
            receipt.Failure?.ToString(),
            receipt.Failure?.Remedy,
            string.Join('\n', trial.Server.Mailbox.Select(mail => Encoding.UTF8.GetString(mail.Content)))
        );
        Assert.Contains("localhost", said, StringComparison.Ordinal);
        Assert.All(Forms, form => Assert.DoesNotContain(form, said, StringComparison.Ordinal));
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}

using System.Net;
using System.Net.Sockets;
using EduEtl.Days;
using EduEtl.Notifying.Smtp;
using EduEtl.Sandbox.Mail;
using EduEtl.Shared;

namespace EduEtl.Tests.Notifying;

public sealed class ConnectionBreaks
{
    [Theory]
    [InlineData("Greeting")]
    [InlineData("Hello")]
    [InlineData("Login")]
    [InlineData("MailFrom")]
    [InlineData("RcptTo")]
    [InlineData("Data")]
    public async Task Before_the_message_nobody_has_it(string step)
    {
        await using MailTrial trial = await MailTrial.StartAsync(
            SmtpScript.At(Enum.Parse<SmtpStep>(step), SmtpFault.Drop)
        );
        Assert.Contains("connection was lost", (await trial.FailAsync()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Tls")]
    [InlineData("None")]
    public async Task In_the_middle_of_the_message_nobody_has_it(string security)
    {
        await using MailTrial trial = await MailTrial.StartAsync(
            SmtpScript.At(SmtpStep.Content, SmtpFault.Drop),
            Enum.Parse<SmtpServerSecurity>(security)
        );
        // More than the system's buffers hold, so that the final dot cannot have left.
        var failure = new ExpectedException(ExitCode.ApiFailed, string.Concat(Enumerable.Repeat("word ", 800_000)), "");
        MailReceipt receipt = await trial.SendAsync(Summaries.Failed with { Failure = new(Stage.Fetch, failure) });
        Assert.Equal(MailState.Failed, receipt.State);
        Assert.All(receipt.Recipients, one => Assert.Equal(MailState.Failed, one.State));
        Assert.Empty(trial.Server.Mailbox);
    }

    [Theory]
    [InlineData("Tls")]
    [InlineData("None")]
    public async Task After_the_final_dot_it_is_uncertain(string security)
    {
        await using MailTrial trial = await MailTrial.StartAsync(
            SmtpScript.At(SmtpStep.EndOfData, SmtpFault.Drop),
            Enum.Parse<SmtpServerSecurity>(security)
        );
        await UncertainAsync(trial);
    }

    [Fact]
    public async Task After_the_final_dot_the_answer_makes_no_sense()
    {
        await using MailTrial trial = await MailTrial.StartAsync(SmtpScript.At(SmtpStep.EndOfData, "well, well"));
        await UncertainAsync(trial);
    }

    [Fact]
    public async Task Before_it_is_made()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        int port = ((IPEndPoint)taken.LocalEndpoint).Port;
        taken.Stop(); // nobody listens there now
        await using MailTrial trial = await MailTrial.StartAsync();
        trial.Settings = trial.Settings with { Host = "127.0.0.1", Port = port };
        (string message, string remedy) = await trial.FailAsync();
        Assert.Contains("no connection", message, StringComparison.Ordinal);
        Assert.Contains("Smtp:Port", remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Because_there_is_no_such_host()
    {
        await using MailTrial trial = await MailTrial.StartAsync();
        trial.Settings = trial.Settings with { Host = "mail.invalid" };
        (string message, string remedy) = await trial.FailAsync();
        Assert.Contains("host name is not found", message, StringComparison.Ordinal);
        Assert.Contains("Smtp:Host", remedy, StringComparison.Ordinal);
    }

    private static async Task UncertainAsync(MailTrial trial)
    {
        MailReceipt receipt = await trial.SendAsync();
        Assert.Equal(MailState.Uncertain, receipt.State);
        Assert.Equal(3, receipt.Recipients.Count);
        Assert.All(receipt.Recipients, one => Assert.Equal((MailState.Uncertain, null), (one.State, one.Reply)));
        Assert.Equal(ExitCode.MailFailed, receipt.Failure!.Code);
        Assert.Contains("tutor@example.org", receipt.Failure.Message, StringComparison.Ordinal);
        Assert.Contains("may have it twice", receipt.Failure.Remedy, StringComparison.Ordinal);
        Assert.Single(trial.Server.Mailbox); // the server took it, and was tried once
    }
}

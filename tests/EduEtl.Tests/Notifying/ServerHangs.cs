using System.Diagnostics;
using EduEtl.Days;
using EduEtl.Notifying.Smtp;
using EduEtl.Sandbox.Mail;

namespace EduEtl.Tests.Notifying;

public sealed class ServerHangs
{
    [Theory]
    [InlineData("Greeting")]
    [InlineData("Login")]
    [InlineData("RcptTo")]
    [InlineData("Data")]
    public async Task The_timeout_ends_it(string step)
    {
        await using MailTrial trial = await HangingAsync(step, TimeSpan.FromSeconds(1));
        var watch = Stopwatch.StartNew();
        (string message, string _) = await trial.FailAsync();
        Assert.InRange(watch.Elapsed, TimeSpan.FromSeconds(0.9), TimeSpan.FromSeconds(15));
        Assert.Contains("time ran out (Smtp:Timeout = 00:00:01)", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_the_final_dot_it_is_uncertain()
    {
        await using MailTrial trial = await HangingAsync("EndOfData", TimeSpan.FromSeconds(1));
        MailReceipt receipt = await trial.SendAsync();
        Assert.Equal(MailState.Uncertain, receipt.State);
        Assert.Single(trial.Server.Mailbox);
    }

    [Theory]
    [InlineData("Greeting")]
    [InlineData("MailFrom")]
    public async Task And_the_operator_interrupts(string step)
    {
        await using MailTrial trial = await HangingAsync(step, TimeSpan.FromMinutes(5));
        using var interrupt = new CancellationTokenSource(TimeSpan.FromSeconds(0.5));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => trial.SendAsync(ct: interrupt.Token));
    }

    [Fact]
    public async Task And_the_operator_interrupts_after_the_final_dot()
    {
        await using MailTrial trial = await HangingAsync("EndOfData", TimeSpan.FromMinutes(5));
        using var interrupt = new CancellationTokenSource();
        Task<MailReceipt> sending = trial.SendAsync(ct: interrupt.Token);
        while (trial.Server.Mailbox.Count == 0)
            await Task.Delay(10, TestContext.Current.CancellationToken);
        await interrupt.CancelAsync();
        Assert.Equal(MailState.Uncertain, (await sending).State);
    }

    private static async Task<MailTrial> HangingAsync(string step, TimeSpan timeout)
    {
        MailTrial trial = await MailTrial.StartAsync(SmtpScript.At(Enum.Parse<SmtpStep>(step), SmtpFault.Hang));
        trial.Settings = trial.Settings with { Timeout = timeout };
        return trial;
    }
}

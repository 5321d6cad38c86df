using System.Diagnostics;
using EduEtl.Sandbox.Mail;
using EduEtl.Tests.Support;

namespace EduEtl.Tests.Runs;

/// <summary>Exit 130 within two seconds and no mail; the day is the old one, or after the commit the new one.</summary>
public sealed class TheRunIsInterrupted(PostgresFixture postgres)
{
    [Theory]
    [InlineData("en", "TERM", "Interrupted. The day 2024-10-02 in the database is as it was.")]
    [InlineData("ru", "INT", "Прервано. День 2024-10-02 в базе остался прежним.")]
    public async Task While_rows_are_copied(string language, string signal, string said)
    {
        await using World world = await World.StartAsync(postgres);
        string before = await world.HoldDaysAsync("2024-10-02");
        world.Set("Language", language);
        using EduEtlProcess process = await BeginCopyAsync(world);
        await InterruptAsync(process, signal, said);
        Assert.Equal(before, await world.ChecksumAsync());
        Assert.Equal("cancelled - -", await world.LastRunAsync("outcome", "report_state", "mail_state"));
        Assert.Empty(world.Mail.Mailbox);
    }

    [Fact]
    public async Task While_the_platform_thinks()
    {
        await using World world = await World.StartAsync(postgres);
        var asked = new TaskCompletionSource();
        world.Platform.Fault = async context =>
        {
            asked.TrySetResult();
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
            return true;
        };
        using EduEtlProcess process = world.Start("--date", "2024-10-02");
        await asked.Task;
        await InterruptAsync(process, "TERM", "is as it was");
        Assert.Equal("cancelled", await world.LastRunAsync("outcome"));
        Assert.Empty(world.Mail.Mailbox);
    }

    [Fact]
    public async Task While_it_waits_for_the_next_try()
    {
        await using World world = await World.StartAsync(postgres);
        var asked = new TaskCompletionSource();
        world.Set("Api__RetryDelay", "00:00:30");
        world.Platform.Fault = async context =>
        {
            await Answers.Status(503, "busy")(context);
            asked.TrySetResult();
            return true;
        };
        using EduEtlProcess process = world.Start("--date", "2024-10-02");
        await asked.Task;
        await InterruptAsync(process, "TERM", "is as it was");
        Assert.Equal("cancelled", await world.LastRunAsync("outcome"));
    }

    [Fact]
    public async Task While_it_asks_for_a_date()
    {
        await using World world = await World.StartAsync(postgres);
        using EduEtlProcess process = world.Start();
        await process.SaysAsync("Which day?");
        await InterruptAsync(process, "INT", "Interrupted. Nothing was touched.");
        Assert.True(await world.IsUntouchedAsync());
    }

    [Fact]
    public async Task While_the_report_is_written()
    {
        await using World world = await World.StartAsync(postgres);
        var writing = new TaskCompletionSource();
        world.Sheets.Fault = call =>
        {
            if (call.Operation == "batchUpdate")
                writing.TrySetResult();
            return call.Operation == "batchUpdate" ? new() { Hangs = true } : null;
        };
        using EduEtlProcess process = world.Start("--date", "2024-10-02");
        await writing.Task;
        await InterruptAsync(process, "INT", "The day 2024-10-02 is loaded and safe");
        Assert.Equal("settled - -", await world.LastRunAsync("outcome", "report_state", "mail_state"));
        Assert.Empty(world.Mail.Mailbox);
        world.Sheets.Fault = null;
        Expect.Success(await world.RunAsync("report", "--date", "2024-10-02"));
        Assert.Equal("settled done", await world.LastRunAsync("outcome", "report_state"));
    }

    /// <summary>The program cannot roll back then; the end of its session does.</summary>
    [Theory]
    [InlineData("en", "either the old or the new one, never a mixture")]
    [InlineData("ru", "либо прежний, либо новый, но не смесь")]
    public async Task While_the_database_does_not_answer(string language, string said)
    {
        await using World world = await World.StartAsync(postgres);
        string before = await world.HoldDaysAsync("2024-10-02");
        world.Set("Language", language);
        await using var network = new DatabaseProxy(world);
        using EduEtlProcess process = await BeginCopyAsync(world);
        network.Hold();
        await InterruptAsync(process, "TERM", said);
        network.LetGo();
        await world.WaitUntilAsync($"NOT EXISTS ({HeldAnswer.Copying})");
        Assert.Equal(before, await world.ChecksumAsync());
        Assert.Empty(world.Mail.Mailbox);
    }

    [Fact]
    public async Task A_second_signal_ends_it_at_once()
    {
        await using World world = await World.StartAsync(postgres);
        string before = await world.HoldDaysAsync("2024-10-02");
        await using var network = new DatabaseProxy(world);
        using EduEtlProcess process = await BeginCopyAsync(world);
        network.Hold();
        process.Signal("INT");
        process.Signal("TERM");
        ProcessResult result = await process.ExitAsync();
        Expect.Failure(result, 130);
        // After one signal it would have waited for the database, and then said so.
        Assert.DoesNotContain("never a mixture", result.Error, StringComparison.Ordinal);
        network.LetGo();
        await world.WaitUntilAsync($"NOT EXISTS ({HeldAnswer.Copying})");
        Assert.Equal(before, await world.ChecksumAsync());
    }

    [Theory, InlineData(SmtpStep.Hello, "-"), InlineData(SmtpStep.EndOfData, "uncertain")]
    internal async Task While_the_mail_is_sent(SmtpStep step, string mailState)
    {
        await using World world = await World.StartAsync(postgres);
        world.Mail.Script = SmtpScript.At(step, SmtpFault.Hang);
        using EduEtlProcess process = world.Start("--date", "2024-10-02");
        await world.WaitUntilAsync("to_regclass('etl_runs') IS NOT NULL");
        await world.WaitUntilAsync("EXISTS (SELECT FROM etl_runs WHERE mail_state = 'uncertain')");
        await Wait.UntilAsync(() => step != SmtpStep.EndOfData || world.Mail.Mailbox.Count == 1);
        await InterruptAsync(process, "TERM", "The day 2024-10-02 is loaded and safe");
        Assert.Equal($"settled done {mailState}", await world.LastRunAsync("outcome", "report_state", "mail_state"));
        Assert.Equal(200, await world.QueryAsync<long>("SELECT count(*) FROM lms_activities"));
    }

    private static async Task<EduEtlProcess> BeginCopyAsync(World world)
    {
        var held = new HeldAnswer(Answers.ManyRows(3000));
        world.Platform.Fault = held.AnswerAsync;
        EduEtlProcess process = world.Start("--date", "2024-10-02");
        await held.CopyingAsync(world);
        return process;
    }

    private static async Task InterruptAsync(EduEtlProcess process, string signal, string said)
    {
        long sent = Stopwatch.GetTimestamp();
        process.Signal(signal);
        ProcessResult result = await process.ExitAsync();
        TimeSpan took = Stopwatch.GetElapsedTime(sent);
        Expect.Failure(result, 130, said);
        Assert.True(took < TimeSpan.FromSeconds(2), $"it took {took}");
    }
}

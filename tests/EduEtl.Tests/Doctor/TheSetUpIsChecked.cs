using EduEtl.Sandbox.Mail;
using EduEtl.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace EduEtl.Tests.Doctor;

public sealed class TheSetUpIsChecked(PostgresFixture postgres)
{
    [Theory, InlineData("en"), InlineData("ru")]
    public async Task All_is_well(string language)
    {
        await using World world = await World.StartAsync(postgres);
        world.Set("Language", language);
        ProcessResult result = await DoctorTrial.RunAsync(world);
        Approved.Text($"doctor.{language}.txt", DoctorTranscript.Of(result, world));
    }

    [Fact]
    public async Task All_is_well_after_a_run()
    {
        await using World world = await World.StartAsync(postgres);
        Expect.Success(await world.SettleAsync());
        ProcessResult result = await DoctorTrial.RunAsync(world);
        Expect.Success(result);
        Assert.Contains("public.lms_activities and etl_runs are in place", result.Output, StringComparison.Ordinal);
        Assert.Contains("the tab \"EduEtl\" is there", result.Output, StringComparison.Ordinal);
        Assert.Contains("may read and write the tables", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Secrets_can_be_read_by_others()
    {
        if (OperatingSystem.IsWindows())
            return;
        await using World world = await World.StartAsync(postgres);
        string secrets = Path.Combine(world.Folder, ".env");
        File.WriteAllText(secrets, "client='made-up-client'\n");
        const UnixFileMode all = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead;
        File.SetUnixFileMode(secrets, all);
        File.SetUnixFileMode(Path.Combine(world.Folder, "key.json"), all);
        ProcessResult result = await DoctorTrial.RunAsync(world);
        Expect.Success(result);
        Assert.Contains($"chmod 600 '{secrets}'", result.Output, StringComparison.Ordinal);
        Assert.Contains("key.json'", result.Output, StringComparison.Ordinal);
        Assert.Contains("Failed: 0, warnings: 2.", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Servers_quote_the_secrets()
    {
        await using World world = await World.StartAsync(postgres);
        world.Platform.Fault = context => Answers.Status(403, $"{context.Request.QueryString}")(context);
        world.Mail.Script = SmtpScript.At(SmtpStep.Login, $"535 5.7.8 wrong: {World.MailPassword}");
        ProcessResult result = await DoctorTrial.RunAsync(world);
        Assert.Equal(3, result.ExitCode);
        Assert.Contains("client_key=***", result.Output, StringComparison.Ordinal);
        Assert.Contains("wrong: ***", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(World.ClientKey[..6], result.All, StringComparison.Ordinal);
    }

    /// <summary>All at once, so that the longest wait is the only one.</summary>
    [Fact]
    public async Task Nobody_answers()
    {
        await using World world = await World.StartAsync(postgres);
        world.Platform.Fault = Hang;
        world.Sheets.Fault = call => call.Operation == "get" ? new() { Hangs = true } : null;
        world.Mail.Script = SmtpScript.At(SmtpStep.Greeting, SmtpFault.Hang);
        long started = Environment.TickCount64;
        ProcessResult result = await DoctorTrial.RunAsync(world);
        Assert.Equal(3, result.ExitCode);
        Assert.InRange(Environment.TickCount64 - started, 14_000, 44_000);
        Assert.Equal(3, result.Output.Split("no result within 15 s").Length - 1);

        static async Task<bool> Hang(HttpContext context)
        {
            await Task.Delay(Timeout.Infinite, context.RequestAborted)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return true;
        }
    }
}

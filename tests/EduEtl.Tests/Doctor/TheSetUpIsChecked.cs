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

    [Theory]
    [InlineData("RcptTo", "550 5.1.1 No such user", 3, "dean@edu.example (550 5.1.1 No such user)", "Smtp:To")]
    [InlineData("RcptTo", "450 4.7.1 Greylisted", 0, "dean@edu.example (450 4.7.1 Greylisted)", "try later")]
    [InlineData("RcptTo", "554 5.7.1 Client host rejected", 3, "Client host rejected", "by its rules")]
    [InlineData("MailFrom", "530 5.7.0 Log in", 3, "is needed first: \"530 5.7.0 Log in\"", "smtp_password")]
    [InlineData("MailFrom", "553 5.7.1 Not yours", 3, "robot@edu.example was refused", "Smtp:From")]
    public async Task The_mail_server_refuses(string step, string reply, int code, string told, string remedy)
    {
        await using World world = await World.StartAsync(postgres);
        world.Mail.Script = SmtpScript.At(Enum.Parse<SmtpStep>(step), reply);
        ProcessResult result = await DoctorTrial.RunAsync(world);
        Assert.True(result.ExitCode == code, result.All);
        Assert.Contains(told, result.Output, StringComparison.Ordinal);
        Assert.Contains(remedy, result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_language_is_left_to_chance()
    {
        await using World world = await World.StartAsync(postgres);
        world.Settings.Remove("EDUETL_Language");
        world.Settings["LANG"] = "ru_RU.UTF-8";
        ProcessResult result = await DoctorTrial.RunAsync(world);
        Expect.Success(result);
        Assert.Contains("! Language — auto: здесь это ru", result.Output, StringComparison.Ordinal);
        Assert.Contains("\"Language\": \"ru\"", result.Output, StringComparison.Ordinal);
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

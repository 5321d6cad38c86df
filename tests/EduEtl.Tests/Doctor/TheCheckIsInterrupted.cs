using EduEtl.Sandbox.Mail;
using EduEtl.Tests.Support;

namespace EduEtl.Tests.Doctor;

[Collection(nameof(SecondsCount))]
public sealed class TheCheckIsInterrupted(PostgresFixture postgres)
{
    [Fact]
    public async Task At_whatever_moment_it_ends_at_once()
    {
        await using World world = await World.StartAsync(postgres);
        world.Mail.Script = SmtpScript.At(SmtpStep.Greeting, SmtpFault.Hang);
        for (int moment = 0; moment < 20; moment++)
        {
            int calls = world.Platform.Calls.Count;
            using EduEtlProcess process = world.Start("doctor");
            while (world.Platform.Calls.Count == calls)
                await Task.Delay(1, TestContext.Current.CancellationToken);
            await Task.Delay(moment * 3, TestContext.Current.CancellationToken);
            process.Signal("INT");
            Expect.Failure(await process.ExitAsync(), 130, "Nothing was touched");
        }
    }

    [Fact]
    public async Task It_ends_and_has_touched_nothing()
    {
        await using World world = await World.StartAsync(postgres);
        world.Mail.Script = SmtpScript.At(SmtpStep.Greeting, SmtpFault.Hang);
        using EduEtlProcess process = world.Start("doctor");
        while (world.Platform.Calls.Count == 0)
            await Task.Delay(20, TestContext.Current.CancellationToken);
        process.Signal("INT");
        Expect.Failure(await process.ExitAsync(), 130, "Nothing was touched");
    }
}

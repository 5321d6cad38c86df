using EduEtl.Tests.Support;

namespace EduEtl.Tests.Runs;

/// <summary>For cron, which mails whatever is printed: nothing where all is well, else what somebody has to know.</summary>
public sealed class ItIsAskedToBeQuiet(PostgresFixture postgres)
{
    [Theory]
    [InlineData("--date", "2024-10-02", "--quiet")]
    [InlineData("--from", "2024-10-01", "--to", "2024-10-02", "--quiet")]
    [InlineData("--missed", "--quiet")]
    public async Task Nothing_is_said_where_all_is_well(params string[] args)
    {
        await using World world = await World.StartAsync(postgres);
        // A try that fails and is made up for is not worth a mail.
        world.Platform.Fault = Answers.InTurn(Answers.Status(503, "busy"));
        ProcessResult result = await world.RunAsync(args);
        Assert.Equal(0, result.ExitCode);
        Assert.Equal("", result.All);
    }

    [Theory, InlineData("report"), InlineData("notify"), InlineData("replay")]
    public async Task Neither_by_the_commands_on_a_loaded_day(string command)
    {
        await using World world = await World.StartAsync(postgres);
        Expect.Success(await world.SettleAsync());
        ProcessResult result = await world.RunAsync(command, "--date", "2024-10-02", "--quiet");
        Assert.Equal((0, ""), (result.ExitCode, result.All));
    }

    [Fact]
    public async Task A_date_from_a_pipe_is_not_asked_for_aloud()
    {
        await using World world = await World.StartAsync(postgres);
        using EduEtlProcess process = world.Start("--quiet");
        ProcessResult result = await process.EndAsync("2024-10-02\n");
        Assert.Equal((0, ""), (result.ExitCode, result.All));
        Assert.Equal("settled", await world.LastRunAsync("outcome"));
    }

    [Fact]
    public async Task A_failure_is_told_with_the_warnings_before_it()
    {
        await using World world = await World.StartAsync(postgres);
        world.Platform.Fault = Answers.InTurn(Answers.Status(503, "busy"), Answers.Status(404, "no"));
        ProcessResult result = await world.RunAsync("--date", "2024-10-02", "--quiet");
        Expect.Failure(result, 4, "Try 1 of 5 failed", "answered 404");
        Assert.Equal(
            "This run has not settled the day 2024-10-02: in the database it is as it was (exit code 4).",
            result.Output.Trim()
        );
    }

    [Fact]
    public async Task So_is_what_keeps_it_from_beginning()
    {
        await using World world = await World.StartAsync(postgres);
        world.Set("Api__Attempts", "0");
        ProcessResult result = await world.RunAsync("--date", "2024-10-02", "--quiet");
        Expect.Failure(result, 3, "Api:Attempts");
        Assert.Equal("", result.Output);
    }
}

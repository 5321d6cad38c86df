using EduEtl.Tests.Support;

namespace EduEtl.Tests.Runs;

/// <summary>At 80x24 the end is what stands on the screen: its last line says what has come of it.</summary>
public sealed class TheLastLineTellsTheOutcome(PostgresFixture postgres)
{
    private static readonly Dictionary<string, (Action<World> Happens, string[] Args)> Situations = new()
    {
        ["settled"] = (_ => { }, ["--date", "2024-10-02"]),
        ["first hour"] = (_ => { }, ["--date", "2024-10-02", "--test-mode"]),
        ["dry run"] = (_ => { }, ["--date", "2024-10-02", "--dry-run"]),
        ["no platform"] = (world => world.Platform.Fault = Answers.Status(404, "no"), ["--date", "2024-10-02"]),
        ["no sheet"] = (world => world.Set("Sheets__CredentialsFile", "nowhere.json"), ["--date", "2024-10-02"]),
        ["no mail"] = (world => world.Set("Smtp__Port", "9"), ["--date", "2024-10-02"]),
        ["two days"] = (_ => { }, ["--from", "2024-10-01", "--to", "2024-10-02"]),
        ["two days, no platform"] = (
            world => world.Platform.Fault = Answers.Status(404, "no"),
            ["--from", "2024-10-01", "--to", "2024-10-02"]
        ),
        ["nothing missed"] = (_ => { }, ["--missed"]),
    };

    [Theory]
    [InlineData("settled", "The day 2024-10-02 is settled (exit code 0).")]
    [InlineData(
        "first hour",
        "That was a test: of the day 2024-10-02 the first hour is loaded, and nothing else of it is changed (exit code 0)."
    )]
    [InlineData("dry run", "That was a dry run: the database, the sheet and the mail are as they were (exit code 0).")]
    [InlineData(
        "no platform",
        "This run has not settled the day 2024-10-02: in the database it is as it was (exit code 4)."
    )]
    [InlineData("no sheet", "The day 2024-10-02 is settled, but the report is not updated (exit code 6).")]
    [InlineData("no mail", "The day 2024-10-02 is settled, but not everybody is known to have the mail (exit code 7).")]
    [InlineData("two days", "Days settled: 2 of 2 (exit code 0).")]
    [InlineData(
        "two days, no platform",
        "Days settled: 0 of 2; the others are in the database as they were (exit code 4)."
    )]
    [InlineData("nothing missed", "Nothing was to be done (exit code 0).")]
    public async Task In_one_sentence(string situation, string expected)
    {
        await using World world = await World.StartAsync(postgres);
        Situations[situation].Happens(world);
        ProcessResult result = await world.RunAsync(Situations[situation].Args);
        Assert.Equal(expected, LastLine(result));
    }

    [Theory]
    [InlineData("report", "eduetl report for 2024-10-02 is done (exit code 0).")]
    [InlineData("notify", "eduetl notify for 2024-10-02 is done (exit code 0).")]
    [InlineData("replay", "eduetl replay for 2024-10-02 is done (exit code 0).")]
    public async Task Of_each_command_on_a_loaded_day(string command, string expected)
    {
        await using World world = await World.StartAsync(postgres);
        Expect.Success(await world.SettleAsync());
        Assert.Equal(expected, LastLine(await world.RunAsync(command, "--date", "2024-10-02")));
        string failed = LastLine(await world.RunAsync(command, "--date", "2024-10-01"));
        Assert.Equal(
            $"eduetl {command} for 2024-10-01 is not done: the attempts in the database are as they were (exit code 5).",
            failed
        );
    }

    [Fact]
    public async Task A_sheet_that_was_not_written_is_not_pointed_at()
    {
        await using World world = await World.StartAsync(postgres);
        world.Platform.Fault = Answers.Status(404, "no");
        ProcessResult result = await world.SettleAsync();
        Assert.DoesNotContain("docs.google.com", result.Output, StringComparison.Ordinal);
    }

    private static string LastLine(ProcessResult result) => result.Output.TrimEnd().Split('\n')[^1].TrimEnd();
}

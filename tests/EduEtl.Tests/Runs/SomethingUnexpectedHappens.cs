using EduEtl.Tests.Support;

namespace EduEtl.Tests.Runs;

public sealed class SomethingUnexpectedHappens(PostgresFixture postgres)
{
    /// <summary>What is printed is the least of a run: it must not turn a loaded day into a failure.</summary>
    [Fact]
    public async Task The_disk_behind_the_output_is_full()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "no /dev/full");
        await using World world = await World.StartAsync(postgres);
        ProcessResult result = await RunAsync(world, "exec dotnet \"$@\" > /dev/full", "--date", "2024-10-02");
        Expect.Success(result);
        Assert.Contains("cannot be written: No space left", result.Error, StringComparison.Ordinal);
        Assert.Equal("settled done sent", await world.LastRunAsync("outcome", "report_state", "mail_state"));
        Assert.Contains("settled", Assert.Single(world.Mails).Subject, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("status")]
    [InlineData("doctor")]
    public async Task The_disk_behind_what_is_only_told_is_full(params string[] args)
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "no /dev/full");
        await using World world = await World.StartAsync(postgres);
        ProcessResult result = await RunAsync(world, "exec dotnet \"$@\" > /dev/full", args);
        Expect.Failure(result, 1, "The output cannot be written: No space left on device");
        Assert.DoesNotContain("The day in the database", result.Error, StringComparison.Ordinal);
        Assert.Single(result.Error.TrimEnd().Split('\n'));
    }

    [Theory]
    [InlineData("en", "The days in the database are safe", "either the old or the new")]
    [InlineData("ru", "Дни в базе целы", "либо прежний, либо новый")]
    public async Task After_the_load_nobody_says_that_the_day_may_be_the_old_one(
        string language,
        string said,
        string not
    )
    {
        await using World world = await World.StartAsync(postgres);
        world.Set("Language", language);
        Expect.Success(await world.RunAsync("--date", "2024-10-01"));
        // As no version has ever written it.
        await world.ExecuteAsync("""UPDATE etl_runs SET problem_counts = '{"user_id_missing": "many"}'""");
        ProcessResult result = await world.SettleAsync();
        Expect.Failure(result, 1, said, "eduetl status");
        Assert.DoesNotContain(not, result.All, StringComparison.Ordinal);
        Assert.Equal("settled failed", await world.LastRunAsync("outcome", "report_state"));
    }

    [Fact]
    public async Task The_working_directory_is_gone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows keeps a directory that is in use");
        await using World world = await World.StartAsync(postgres);
        const string line = "mkdir gone && cd gone && rmdir ../gone && exec dotnet \"$@\"";
        ProcessResult result = await RunAsync(world, line, "--date", "2024-10-02");
        Expect.Failure(result, 3, "The working directory is gone", "Change into a folder");
        Assert.DoesNotContain("The day in the database", result.Error, StringComparison.Ordinal);
        Assert.True(await world.IsUntouchedAsync());
    }

    [Theory]
    [InlineData(">&-")]
    [InlineData("2>&-")]
    [InlineData(">&- 2>&-")]
    [InlineData("<&- >&- 2>&-")]
    public async Task The_output_is_closed(string closed)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "a shell of its own");
        await using World world = await World.StartAsync(postgres);
        ProcessResult result = await RunAsync(world, $"exec dotnet \"$@\" {closed}", "--date", "2024-10-02");
        Expect.Success(result);
        Assert.Equal("", result.Error);
        Assert.Equal("settled done sent", await world.LastRunAsync("outcome", "report_state", "mail_state"));
        Assert.Equal(200, await world.QueryAsync<long>("SELECT count(*) FROM lms_activities"));
    }

    [Fact]
    public async Task Nobody_has_a_home()
    {
        await using World world = await World.StartAsync(postgres);
        Expect.Success(await RunAsync(world, "unset HOME; exec dotnet \"$@\"", "--date", "2024-10-02"));
    }

    private static async Task<ProcessResult> RunAsync(World world, string line, params string[] args)
    {
        using var process = EduEtlProcess.StartInShell(line, world.Folder, world.Settings, args);
        return await process.EndAsync();
    }
}

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
        Assert.Equal("settled done sent", await world.LastRunAsync("outcome", "report_state", "mail_state"));
        Assert.Contains("settled", Assert.Single(world.Mails).Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_disk_behind_the_help_is_full()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "no /dev/full");
        await using World world = await World.StartAsync(postgres);
        Expect.Failure(await RunAsync(world, "exec dotnet \"$@\" > /dev/full", "--help"), 1, "IOException");
    }

    [Fact]
    public async Task The_working_directory_is_gone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows keeps a directory that is in use");
        await using World world = await World.StartAsync(postgres);
        const string line = "mkdir gone && cd gone && rmdir ../gone && exec dotnet \"$@\"";
        Expect.Failure(await RunAsync(world, line, "--date", "2024-10-02"), 1, "Unexpected error", "Run the day again");
        Assert.True(await world.IsUntouchedAsync());
    }

    private static async Task<ProcessResult> RunAsync(World world, string line, params string[] args)
    {
        using var process = EduEtlProcess.StartInShell(line, world.Folder, world.Settings, args);
        return await process.EndAsync();
    }
}

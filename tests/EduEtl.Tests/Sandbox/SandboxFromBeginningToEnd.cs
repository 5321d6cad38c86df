using EduEtl.Sandbox.Database;
using EduEtl.Tests.Support;

namespace EduEtl.Tests.Sandbox;

public sealed class SandboxFromBeginningToEnd : IDisposable
{
    private static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;

    private readonly TempFolder _temp = new();
    private readonly string _folder;
    private readonly List<SandboxProcess> _started = [];

    public SandboxFromBeginningToEnd()
    {
        Postgres.Require();
        _folder = _temp.File("sandbox");
    }

    public void Dispose()
    {
        _started.ForEach(sandbox => sandbox.Dispose());
        _temp.Dispose();
    }

    [Fact]
    public async Task A_date_on_standard_input_settles_the_day_twice_in_a_row()
    {
        foreach (int mails in (int[])[2, 4])
        {
            SandboxProcess sandbox = Start("--rows", "1500");
            await sandbox.Input.WriteLineAsync("2024-10-02");
            sandbox.Input.Close();
            string said = await sandbox.EndAsync(Cancellation);

            Assert.True(sandbox.ExitCode == 0, said);
            Assert.InRange(Directory.GetFiles(Path.Combine(_folder, "mail"), "*.eml").Length, mails / 2, mails);
            Assert.Contains("45567", await SheetAsync(), StringComparison.Ordinal); // the day, as a sheet counts
            Assert.Null(PostmasterPid.Read(Path.Combine(_folder, "postgres", "data")));
        }
    }

    [Fact]
    public async Task The_programs_exit_code_is_the_sandboxs()
    {
        SandboxProcess sandbox = Start("--", "--no-such-option");
        sandbox.Input.Close();
        await sandbox.EndAsync(Cancellation);

        Assert.Equal(2, sandbox.ExitCode);
    }

    [Theory]
    [InlineData(UnixSignal.Interrupt)]
    [InlineData(UnixSignal.Terminate)]
    public async Task A_signal_ends_the_page_and_everything_else(int signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such signals");
        SandboxProcess sandbox = Start("--page", "--", "--help");
        sandbox.Input.Close();
        int server = await WaitForPageAsync(sandbox);

        Assert.True(UnixSignal.Send(sandbox.Id, signal));
        await sandbox.EndAsync(Cancellation);

        Assert.Equal(0, sandbox.ExitCode);
        Assert.False(UnixSignal.Alive(server));
    }

    [Fact]
    public async Task A_signal_at_the_question_ends_program_and_sandbox_without_another_word()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such signals");
        SandboxProcess sandbox = Start("--page");
        char[] question = new char[10];
        await sandbox.Output.ReadBlockAsync(question, Cancellation);

        Assert.True(UnixSignal.Send(sandbox.Id, UnixSignal.Interrupt));
        await sandbox.EndAsync(Cancellation);

        Assert.Equal(130, sandbox.ExitCode);
        Assert.Null(PostmasterPid.Read(Path.Combine(_folder, "postgres", "data")));
    }

    [Fact]
    public async Task A_killed_sandbox_takes_its_database_server_with_it()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only Linux tells a child that its parent died");
        SandboxProcess sandbox = Start("--page", "--", "--help");
        sandbox.Input.Close();
        await WaitForPageAsync(sandbox);

        sandbox.Kill();
        await sandbox.EndAsync(Cancellation);

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        while (PostmasterPid.Read(Path.Combine(_folder, "postgres", "data")) is not null)
            await Task.Delay(50, patience.Token);
    }

    private SandboxProcess Start(params string[] arguments)
    {
        var sandbox = SandboxProcess.Start(_folder, "en", arguments);
        _started.Add(sandbox);
        return sandbox;
    }

    private async Task<int> WaitForPageAsync(SandboxProcess sandbox)
    {
        await sandbox.PageAsync(Cancellation);
        return PostmasterPid.Read(Path.Combine(_folder, "postgres", "data"))!.Value;
    }

    private async Task<string> SheetAsync() =>
        await File.ReadAllTextAsync(Path.Combine(_folder, "sheet", "spreadsheet.json"), Cancellation);
}

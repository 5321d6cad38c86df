using System.Diagnostics;
using System.Reflection;
using EduEtl.Sandbox.Database;
using EduEtl.Tests.Support;

namespace EduEtl.Tests.Sandbox;

public sealed class SandboxFromBeginningToEnd : IDisposable
{
    private static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;
    private static readonly string Sandbox = typeof(SandboxFromBeginningToEnd)
        .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == nameof(Sandbox))
        .Value!;

    private readonly TempFolder temp = new();
    private readonly string folder;
    private readonly List<Process> started = [];

    public SandboxFromBeginningToEnd()
    {
        Postgres.Require();
        folder = temp.File("sandbox");
    }

    public void Dispose()
    {
        // What a failed test leaves running would go on for ever.
        foreach (Process sandbox in started)
        {
            if (!sandbox.HasExited)
            {
                sandbox.Kill(entireProcessTree: true);
                sandbox.WaitForExit();
            }
            sandbox.Dispose();
        }
        temp.Dispose();
    }

    [Fact]
    public async Task A_date_on_standard_input_settles_the_day_twice_in_a_row()
    {
        foreach (int mails in (int[])[2, 4])
        {
            Process sandbox = Start("--rows", "1500");
            await sandbox.StandardInput.WriteLineAsync("2024-10-02");
            sandbox.StandardInput.Close();
            Task<string> output = sandbox.StandardOutput.ReadToEndAsync(Cancellation);
            string error = await sandbox.StandardError.ReadToEndAsync(Cancellation);
            await sandbox.WaitForExitAsync(Cancellation);

            Assert.True(sandbox.ExitCode == 0, await output + error);
            Assert.InRange(Directory.GetFiles(Path.Combine(folder, "mail"), "*.eml").Length, mails / 2, mails);
            Assert.Contains("45567", await SheetAsync(), StringComparison.Ordinal); // the day, as a sheet counts
            Assert.Null(PostmasterPid.Read(Path.Combine(folder, "postgres", "data")));
        }
    }

    [Fact]
    public async Task The_programs_exit_code_is_the_sandboxs()
    {
        Process sandbox = Start("--", "--no-such-option");
        sandbox.StandardInput.Close();
        await DrainAsync(sandbox);

        Assert.Equal(2, sandbox.ExitCode);
    }

    [Theory]
    [InlineData(UnixSignal.Interrupt)]
    [InlineData(UnixSignal.Terminate)]
    public async Task A_signal_ends_the_page_and_everything_else(int signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such signals");
        Process sandbox = Start("--page", "--", "--help");
        sandbox.StandardInput.Close();
        int server = await WaitForPageAsync(sandbox);

        Assert.True(UnixSignal.Send(sandbox.Id, signal));
        await DrainAsync(sandbox);

        Assert.Equal(0, sandbox.ExitCode);
        Assert.False(UnixSignal.Alive(server));
    }

    [Fact]
    public async Task A_signal_at_the_question_ends_program_and_sandbox_without_another_word()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such signals");
        Process sandbox = Start("--page");
        var question = new char[10];
        await sandbox.StandardOutput.ReadBlockAsync(question, Cancellation);

        Assert.True(UnixSignal.Send(sandbox.Id, UnixSignal.Interrupt));
        await DrainAsync(sandbox);

        Assert.Equal(130, sandbox.ExitCode);
        Assert.Null(PostmasterPid.Read(Path.Combine(folder, "postgres", "data")));
    }

    [Fact]
    public async Task A_killed_sandbox_takes_its_database_server_with_it()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only Linux tells a child that its parent died");
        Process sandbox = Start("--page", "--", "--help");
        sandbox.StandardInput.Close();
        await WaitForPageAsync(sandbox);

        sandbox.Kill();
        await DrainAsync(sandbox);

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        while (PostmasterPid.Read(Path.Combine(folder, "postgres", "data")) is not null)
        {
            await Task.Delay(50, patience.Token);
        }
    }

    private Process Start(params string[] arguments)
    {
        string[] line = CommandLines.WithSignals([
            "dotnet",
            Sandbox,
            "--folder",
            folder,
            "--language",
            "en",
            .. arguments,
        ]);
        var info = new ProcessStartInfo(line[0], line[1..])
        {
            WorkingDirectory = temp.Path,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        Process sandbox = Process.Start(info)!;
        started.Add(sandbox);
        return sandbox;
    }

    private async Task<int> WaitForPageAsync(Process sandbox)
    {
        while (await sandbox.StandardError.ReadLineAsync(Cancellation) is { } line)
        {
            if (line.StartsWith("The page stays", StringComparison.Ordinal))
            {
                return PostmasterPid.Read(Path.Combine(folder, "postgres", "data"))!.Value;
            }
        }
        throw new InvalidOperationException("The sandbox ended before its page stayed.");
    }

    private async Task<string> SheetAsync() =>
        await File.ReadAllTextAsync(Path.Combine(folder, "sheet", "spreadsheet.json"), Cancellation);

    private static async Task DrainAsync(Process sandbox)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        patience.CancelAfter(TimeSpan.FromMinutes(1));
        await Task.WhenAll(
            sandbox.StandardOutput.ReadToEndAsync(patience.Token),
            sandbox.StandardError.ReadToEndAsync(patience.Token)
        );
        await sandbox.WaitForExitAsync(patience.Token);
    }
}

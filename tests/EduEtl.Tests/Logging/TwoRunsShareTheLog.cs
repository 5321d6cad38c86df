using System.Diagnostics;
using System.Runtime.CompilerServices;
using EduEtl.Logging;
using EduEtl.Settings;
using Serilog;

namespace EduEtl.Tests.Logging;

public sealed class TwoRunsShareTheLog : IDisposable
{
    private const int Lines = 3000;

    // Makes this very program, started anew, write to the log of that folder and end.
    private const string FolderVariable = "EDUETL_TEST_LOG_FOLDER";

    private static readonly string Text = new('x', 300);

    private readonly LogDesk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public void Two_processes_and_two_threads_lose_no_line()
    {
        using Process process = StartSecondProcess();
        Assert.True(
            SpinWait.SpinUntil(() => File.Exists(_desk.PathOf(LogDesk.Name)), TimeSpan.FromSeconds(30)),
            "The second process does not write."
        );
        using (LogRegistrar log = Open(_desk.Folder, _desk.Time))
        {
            var threads = new[] { "First", "Second" }.Select(name => new Thread(() => Write(log, name))).ToList();
            threads.ForEach(thread => thread.Start());
            threads.ForEach(thread => thread.Join());
        }

        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);

        var written = File.ReadLines(_desk.PathOf(LogDesk.Name))
            .Where(line => line.EndsWith(Text, StringComparison.Ordinal))
            .ToList();
        Assert.All(written, line => Assert.Matches(@"^\[\w+\] \[2024-10-02 08:07:09\] \[INFO\] > \d+ x+$", line));
        Assert.Equal(
            [("First", Lines), ("Other", Lines), ("Second", Lines)],
            written
                .CountBy(line => line[1..line.IndexOf(']', StringComparison.Ordinal)])
                .Select(count => (count.Key, count.Value))
                .Order()
        );
    }

    [ModuleInitializer]
    internal static void BeTheSecondProcess()
    {
        if (Environment.GetEnvironmentVariable(FolderVariable) is { } folder)
        {
            using (var desk = new LogDesk())
            using (LogRegistrar log = Open(folder, desk.Time))
                Write(log, "Other");

            Environment.Exit(0);
        }
    }

    private Process StartSecondProcess()
    {
        // Another session, as from another terminal: named mutexes end at the session on Linux.
        bool ownSession = OperatingSystem.IsLinux() && File.Exists("/usr/bin/setsid");
        var start = new ProcessStartInfo(ownSession ? "/usr/bin/setsid" : Environment.ProcessPath!);
        if (ownSession)
        {
            start.ArgumentList.Add("--wait");
            start.ArgumentList.Add(Environment.ProcessPath!);
        }

        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            start.ArgumentList.Add(typeof(TwoRunsShareTheLog).Assembly.Location);

        start.Environment[FolderVariable] = _desk.Folder;
        return Process.Start(start)!;
    }

    private static LogRegistrar Open(string folder, TimeProvider time) =>
        LogRegistrar.Open(new LogSettings(folder, 3, EveryRow: false), new Redactor([]), time);

    private static void Write(LogRegistrar log, string name)
    {
        ILogger logger = log.Logger(name);
        for (int i = 0; i < Lines; i++)
            logger.Information($"{i} {Text}");
    }
}

using System.Diagnostics;

namespace EduEtl.Sandbox.Host;

/// <summary>The real program, run as a child with the terminal as it is.</summary>
internal static class ChildProgram
{
    public static async Task<int> RunAsync(
        SandboxFolder folder,
        SandboxServices services,
        SandboxOptions options,
        Interruption interruption
    )
    {
        ProcessStartInfo info = Find();
        info.WorkingDirectory = folder.Path;
        ChildEnvironment.Prepare(info.Environment, services.Settings().Keys, services.AuthorityFile);
        foreach (string argument in Arguments(options))
        {
            info.ArgumentList.Add(argument);
        }
        using Process process = Process.Start(info)!;
        using IDisposable forwarding = interruption.ForwardTo(process.Id);
        await process.WaitForExitAsync(CancellationToken.None);
        return process.ExitCode;
    }

    /// <summary>The sandbox's language is the program's, unless the program was told another.</summary>
    public static IReadOnlyList<string> Arguments(SandboxOptions options) =>
        options.Language is null || options.ProgramArguments.Contains("--language")
            ? options.ProgramArguments
            : [.. options.ProgramArguments, "--language", options.Language];

    // It lies beside the sandbox, and starts as the sandbox was started: by its own executable or by dotnet.
    private static ProcessStartInfo Find()
    {
        string executable = Path.Combine(
            AppContext.BaseDirectory,
            OperatingSystem.IsWindows() ? "eduetl.exe" : "eduetl"
        );
        string self = Path.GetFileNameWithoutExtension(Environment.ProcessPath) ?? "";
        if (self != "dotnet" && File.Exists(executable))
        {
            return new ProcessStartInfo(executable);
        }
        var info = new ProcessStartInfo(Environment.ProcessPath ?? "dotnet");
        info.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "eduetl.dll"));
        return info;
    }
}

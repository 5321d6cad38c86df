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
        using Process process = Process.Start(StartInfo(folder, services, options))!;
        using IDisposable forwarding = interruption.ForwardTo(process.Id);
        await process.WaitForExitAsync(CancellationToken.None);
        return process.ExitCode;
    }

    public static ProcessStartInfo StartInfo(SandboxFolder folder, SandboxServices services, SandboxOptions options)
    {
        ProcessStartInfo info = Program(options);
        info.WorkingDirectory = folder.Path;
        ChildEnvironment.Prepare(info.Environment, services.Settings().Keys, services.AuthorityFile);
        foreach (string argument in Arguments(options))
            info.ArgumentList.Add(argument);
        return info;
    }

    /// <summary>As it is typed, without arguments.</summary>
    public static string CommandOf(SandboxOptions options)
    {
        ProcessStartInfo info = Program(options);
        return string.Join(' ', info.ArgumentList.Prepend(info.FileName));
    }

    /// <summary>The sandbox's language is the program's, unless the program was told another.</summary>
    public static IReadOnlyList<string> Arguments(SandboxOptions options) =>
        options.Language is null || options.ProgramArguments.Contains("--language")
            ? options.ProgramArguments
            : [.. options.ProgramArguments, "--language", options.Language];

    private static ProcessStartInfo Program(SandboxOptions options) =>
        options.Program is { } program ? new(program) : Find();

    // It lies in a folder beside the sandbox, and starts as the sandbox was started: by its executable or by dotnet.
    private static ProcessStartInfo Find()
    {
        string folder = Path.Combine(AppContext.BaseDirectory, "program");
        string executable = Path.Combine(folder, OperatingSystem.IsWindows() ? "eduetl.exe" : "eduetl");
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) != "dotnet" && File.Exists(executable))
            return new ProcessStartInfo(executable);
        var info = new ProcessStartInfo(Environment.ProcessPath ?? "dotnet");
        info.ArgumentList.Add(Path.Combine(folder, "eduetl.dll"));
        return info;
    }
}

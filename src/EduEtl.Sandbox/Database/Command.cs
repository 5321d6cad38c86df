using System.Diagnostics;
using System.Globalization;
using EduEtl.Sandbox.Resources;

namespace EduEtl.Sandbox.Database;

/// <summary>A program and its arguments, run to its end without a shell.</summary>
internal sealed record Command(string Program, IReadOnlyList<string> Arguments)
{
    public Command(string program, params string[] arguments)
        : this(program, (IReadOnlyList<string>)arguments) { }

    /// <summary>How to start it with all streams redirected, from a folder that every user can enter.</summary>
    public ProcessStartInfo StartInfo()
    {
        var info = new ProcessStartInfo(Program, Arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = OperatingSystem.IsWindows() ? Path.GetTempPath() : "/",
        };
        // PGDATA, PGPORT and their kin would redirect PostgreSQL's programs; LC_ALL would translate their messages.
        foreach (
            string key in info.Environment.Keys.Where(key => key.StartsWith("PG", StringComparison.Ordinal)).ToList()
        )
            info.Environment.Remove(key);
        info.Environment["LC_ALL"] = "C";
        return info;
    }

    public async Task<(int ExitCode, string Output)> RunAsync(CancellationToken cancellation)
    {
        using Process process = Process.Start(StartInfo())!;
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync(cancellation);
        Task<string> errors = process.StandardError.ReadToEndAsync(cancellation);
        try
        {
            await process.WaitForExitAsync(cancellation);
            return (process.ExitCode, (await output + await errors).Trim());
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    /// <exception cref="SandboxException">It ended with another code than 0.</exception>
    public async Task<string> MustRunAsync(CancellationToken cancellation)
    {
        (int code, string output) = await RunAsync(cancellation);
        return code == 0
            ? output
            : throw new SandboxException(
                string.Format(CultureInfo.CurrentCulture, Strings.CommandFailed, this, code, output)
            );
    }

    /// <summary>The full path of a program on PATH or in the system's folders, null where there is none.</summary>
    public static string? Find(string program) =>
        $"{Environment.GetEnvironmentVariable("PATH")}:/usr/sbin:/usr/bin:/sbin:/bin"
            .Split(':', StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, program))
            .FirstOrDefault(File.Exists);

    public override string ToString() => string.Join(' ', [Program, .. Arguments]);
}

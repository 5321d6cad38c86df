using System.Diagnostics;
using System.Text.RegularExpressions;

namespace EduEtl.Tests.Support;

/// <summary>
/// A root of a file system with the program in it, the C library, the names of this computer, and nothing else: no ICU, no
/// shell, no list of users, no devices, no time zones.
/// </summary>
internal sealed partial class BareRoot : IDisposable
{
    private const string OpenSsl = "libssl.so.3";

    private readonly TempFolder _folder = new();

    /// <summary>Skips the calling test where the program is not a native file, or no root can be made.</summary>
    public BareRoot(bool withOpenSsl)
    {
        string program = EduEtlProcess.Published ?? "";
        Assert.SkipUnless(OperatingSystem.IsLinux() && program.Length > 0, "the native program is not at hand");
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "only root can change the root");
        foreach (string library in Libraries(program))
            CopyLibrary(library);
        if (withOpenSsl)
            CopyOpenSsl();
        Copy("/etc/hosts", "/etc/hosts");
        Copy(program, "/eduetl");
        Directory.CreateDirectory(PathOf("/work"));
    }

    /// <summary>Where a path of the root is from outside.</summary>
    public string PathOf(string inside) => _folder.File(inside.TrimStart('/'));

    /// <summary>Puts a file into the program's working directory there, and returns its path inside.</summary>
    public string Take(string file)
    {
        string inside = $"/work/{Path.GetFileName(file)}";
        Copy(file, inside);
        return inside;
    }

    /// <summary>Runs the program there, in <c>/work</c>, with this environment alone.</summary>
    public async Task<ProcessResult> RunAsync(IReadOnlyDictionary<string, string> environment, params string[] args)
    {
        string[] variables = [.. environment.Select(variable => $"{variable.Key}={variable.Value}")];
        using var process = EduEtlProcess.StartCommand(
            _folder.Path,
            new Dictionary<string, string>(),
            ["env", "-i", .. variables, "/usr/sbin/chroot", _folder.Path, "/eduetl", .. args]
        );
        return await process.EndAsync();
    }

    /// <summary>All that the logs of the program hold.</summary>
    public string Log() =>
        string.Concat(Directory.GetFiles(PathOf("/work/.logs")).Order(StringComparer.Ordinal).Select(File.ReadAllText));

    public void Dispose() => _folder.Dispose();

    private void CopyOpenSsl()
    {
        string openSsl = Output("/sbin/ldconfig", "-p")
            .Split('\n')
            .First(line => line.Contains(OpenSsl, StringComparison.Ordinal))
            .Split("=> ")[1];
        CopyLibrary(openSsl);
        foreach (string library in Libraries(openSsl))
            CopyLibrary(library);
    }

    // The loader looks in the folder where it was found, too.
    private void CopyLibrary(string path) => Copy(path, path);

    private void Copy(string from, string to)
    {
        string path = PathOf(to);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.Copy(from, path, overwrite: true);
    }

    private static IEnumerable<string> Libraries(string program) =>
        LibraryForm().Matches(Output("ldd", program)).Select(match => match.Value);

    private static string Output(string command, string argument)
    {
        using Process process = Process.Start(
            new ProcessStartInfo(command, argument) { RedirectStandardOutput = true }
        )!;
        return process.StandardOutput.ReadToEnd();
    }

    [GeneratedRegex(@"(?<=\s)/\S+")]
    private static partial Regex LibraryForm();
}

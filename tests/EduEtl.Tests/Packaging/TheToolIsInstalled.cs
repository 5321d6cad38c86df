using System.Diagnostics;
using System.Reflection;
using EduEtl.Shared;
using EduEtl.Tests.Support;

namespace EduEtl.Tests.Packaging;

public sealed class TheToolIsInstalled : IDisposable
{
    private static readonly string Configuration = typeof(TheToolIsInstalled)
        .Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!
        .Configuration;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task From_its_package_it_runs_in_both_languages()
    {
        string project = Repository.PathOf("src", "EduEtl");
        await RunAsync("dotnet", "pack", project, "--no-build", "-c", Configuration, "-o", _folder.Path);
        await RunAsync("dotnet", "tool", "install", "EduEtl", "--tool-path", _folder.Path, "--source", _folder.Path);
        string eduetl = _folder.File("eduetl");

        string version = typeof(ExitCode).Assembly.GetName().Version!.ToString(3);
        Assert.Equal(version, (await RunAsync(eduetl, "--version")).Trim());
        Assert.Contains("Examples:", await RunAsync(eduetl, "--help", "--language", "en"), StringComparison.Ordinal);
        Assert.Contains("Примеры:", await RunAsync(eduetl, "--help", "--language", "ru"), StringComparison.Ordinal);
        Assert.True(File.Exists(Directory.GetFiles(_folder.Path, "appsettings.json", SearchOption.AllDirectories)[0]));
    }

    private async Task<string> RunAsync(string program, params string[] arguments)
    {
        var info = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = _folder.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
        };
        // Neither is a package taken from an earlier test's cache, nor may a build server outlive this one.
        info.Environment["NUGET_PACKAGES"] = _folder.File("packages");
        info.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        info.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        using Process process = Process.Start(info)!;
        Task<string> error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        string output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, output + await error);
        return output;
    }
}

using System.Diagnostics;
using System.Runtime.InteropServices;

namespace EduEtl.Benchmarks.Lab;

/// <summary>The smallest program there can be, published ReadyToRun for the machine's own platform.</summary>
internal static class EmptyProgram
{
    private const string Project = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <SelfContained>false</SelfContained>
            <PublishReadyToRun>true</PublishReadyToRun>
          </PropertyGroup>
        </Project>
        """;

    /// <summary>Path of the program.</summary>
    public static async Task<string> PublishAsync(Workbench bench, string name, string code)
    {
        string folder = bench.PathOf(name);
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, $"{name}.csproj"), Project);
        await File.WriteAllTextAsync(Path.Combine(folder, "Program.cs"), code);
        var publish = new ProcessStartInfo(
            "dotnet",
            [
                "publish",
                folder,
                "-c",
                "Release",
                "-r",
                RuntimeInformation.RuntimeIdentifier,
                "-o",
                $"{folder}/out",
                "--disable-build-servers",
            ]
        );
        await MeasuredProcess.RunAsync(publish);
        return Path.Combine(folder, "out", name);
    }
}

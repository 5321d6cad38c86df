namespace EduEtl.Tests.Support;

/// <summary>How the tests start programs.</summary>
internal static class CommandLines
{
    /// <summary>The program that the environment names; null where it names none.</summary>
    public static string? Published { get; } =
        Environment.GetEnvironmentVariable("EDUETL_TEST_PROGRAM") is { Length: > 0 } published ? published : null;

    /// <summary>The published program that the environment names, else the one that was built beside the tests.</summary>
    public static string[] Program(string built) => Published is { } published ? [published] : ["dotnet", built];

    /// <summary>
    /// A shell starts background jobs with SIGINT ignored, and children inherit that: a test of Ctrl+C must not depend on
    /// how the tests themselves were started.
    /// </summary>
    public static string[] WithSignals(params string[] command) =>
        OperatingSystem.IsLinux() ? ["env", "--default-signal=INT", .. command] : command;
}

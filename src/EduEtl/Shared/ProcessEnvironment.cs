using Microsoft.Win32.SafeHandles;

namespace EduEtl.Shared;

/// <summary>What libraries would read in the environment of the process, made such that the settings alone decide.</summary>
internal static class ProcessEnvironment
{
    private const string Home = "HOME";
    private const string Nothing = "/dev/null";

    private static readonly List<SafeFileHandle> InPlaceOfClosed = [];

    /// <summary>
    /// Npgsql takes these for its own settings: they would change the session's encoding, its search path, whether it may
    /// write, and to which of several servers it goes. What tells a password or a certificate is welcome.
    /// </summary>
    private static readonly string[] OfOtherPrograms =
    [
        "PGCLIENTENCODING",
        "PGOPTIONS",
        "PGSSLNEGOTIATION",
        "PGTARGETSESSIONATTRS",
        "PGTZ",
    ];

    public static void Settle()
    {
        FillClosedStreams();
        foreach (string variable in OfOtherPrograms)
            Environment.SetEnvironmentVariable(variable, null);
        // The runtime looks for certificates at home, and fails where a user has none, as in a container that no list names.
        if (!OperatingSystem.IsWindows() && string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Home)))
            Environment.SetEnvironmentVariable(Home, "/");
    }

    /// <summary>
    /// Where a standard stream was closed by whoever called, its number would go to the next file or connection, and what is
    /// meant for the screen would be written there.
    /// </summary>
    private static void FillClosedStreams()
    {
        if (OperatingSystem.IsWindows() || !File.Exists(Nothing))
            return;
        SafeFileHandle handle;
        do
        {
            handle = File.OpenHandle(Nothing, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
            InPlaceOfClosed.Add(handle);
        } while (handle.DangerousGetHandle() <= 2);
    }
}

using System.Runtime.InteropServices;

namespace EduEtl.Sandbox.Database;

internal static partial class UnixSignal
{
    public const int Interrupt = 2;
    public const int Quit = 3;
    public const int Terminate = 15;

    /// <summary>False where there is no such process, or it is not ours to signal.</summary>
    public static bool Send(int processId, int signal) => Kill(processId, signal) == 0;

    public static bool Alive(int processId) => Kill(processId, 0) == 0;

    [LibraryImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Kill(int processId, int signal);
}

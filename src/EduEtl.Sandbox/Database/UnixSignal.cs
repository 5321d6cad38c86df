using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace EduEtl.Sandbox.Database;

internal static partial class UnixSignal
{
    public const int Interrupt = 2;
    public const int Quit = 3;
    public const int Terminate = 15;

    /// <summary>False where there is no such process, or it is not ours to signal.</summary>
    public static bool Send(int processId, int signal) => Kill(processId, signal) == 0;

    public static bool Alive(int processId) => Kill(processId, 0) == 0;

    /// <summary>Whether we are in the foreground of a terminal, so that its Ctrl+C goes to us and all our children.</summary>
    public static bool TerminalIsOurs()
    {
        try
        {
            using SafeFileHandle terminal = File.OpenHandle("/dev/tty");
            return ForegroundGroup(terminal) == OwnGroup();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Kill(int processId, int signal);

    [LibraryImport("libc", EntryPoint = "tcgetpgrp")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int ForegroundGroup(SafeFileHandle terminal);

    [LibraryImport("libc", EntryPoint = "getpgrp")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int OwnGroup();
}

using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace EduEtl.Tests.Logging;

/// <summary>Makes a file that this process holds open behave as if its disk were full. Linux only.</summary>
internal static class FullDisk
{
    public static void PutUnder(string path)
    {
        using SafeFileHandle full = File.OpenHandle("/dev/full", FileMode.Open, FileAccess.Write);
        foreach (FileInfo descriptor in new DirectoryInfo("/proc/self/fd").EnumerateFiles())
        {
            if (descriptor.LinkTarget == path)
            {
                int number = int.Parse(descriptor.Name);
                Assert.Equal(number, Duplicate((int)full.DangerousGetHandle(), number));
                return;
            }
        }

        Assert.Fail($"{path} is not open in this process.");
    }

    [DllImport("libc", EntryPoint = "dup2")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Duplicate(int from, int to);
}

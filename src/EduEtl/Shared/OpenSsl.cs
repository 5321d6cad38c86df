using System.Runtime.InteropServices;

namespace EduEtl.Shared;

/// <summary>
/// The library that the runtime encrypts with on Linux. The runtime looks for it at the first need, and ends the process
/// where it is not: who is about to encrypt asks here first.
/// </summary>
internal static class OpenSsl
{
    /// <summary>Those that the runtime tries.</summary>
    private static readonly string[] Names =
    [
        "libssl.so.3",
        "libssl.so.1.1",
        "libssl.so.1.0.2",
        "libssl.so.1.0.0",
        "libssl.so.10",
    ];

    private static readonly Lazy<bool> Missing = new(() =>
        OperatingSystem.IsLinux() && !Names.Any(name => NativeLibrary.TryLoad(name, out _))
    );

    public static bool IsMissing => Missing.Value;
}

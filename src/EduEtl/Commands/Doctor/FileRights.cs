namespace EduEtl.Commands.Doctor;

/// <summary>Who else may read a file with a secret in it.</summary>
internal static class FileRights
{
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    /// <summary>On Windows the folder's rights decide, and are not looked at.</summary>
    public static bool OthersMayRead(string path) =>
        !OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Others) != 0;

    public static string Remedy(string path) => $"chmod 600 '{path}'";
}

using EduEtl.Settings;
using EduEtl.Terminal;

namespace EduEtl.Commands.Doctor;

/// <summary>Whether files can be made in a folder, or in the one that it will be made in. It leaves nothing behind.</summary>
internal sealed class FolderCheck(string name, string folder, Setting setting)
{
    private const long Little = 100 * 1024 * 1024;

    public Check Check => new(name, _ => Task.FromResult(Look()));

    private Finding Look()
    {
        string existing = folder;
        while (!Path.Exists(existing) && Path.GetDirectoryName(existing) is { } parent)
            existing = parent;
        try
        {
            TryToWrite(existing);
            long? free = Free(existing);
            string text = (existing == folder ? Strings.DoctorFolder : Strings.DoctorFolderToCome).With(
                folder,
                free is { } bytes ? bytes / (1024.0 * 1024 * 1024) : Numbers.Dash
            );
            return free < Little
                ? new(Verdict.Warning, name, text, Strings.DoctorFolderFullRemedy.With(setting.Key))
                : new(Verdict.Well, name, text);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new(
                Verdict.Failed,
                name,
                Strings.DoctorFolderUnusable.With(folder, Printable.OneLine(e.Message)),
                Strings.DoctorFolderRemedy.With(setting.Key)
            );
        }
    }

    /// <summary>Null where it cannot be asked for: a share on Windows has no drive.</summary>
    private static long? Free(string folder)
    {
        try
        {
            return new DriveInfo(folder).AvailableFreeSpace;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static void TryToWrite(string folder)
    {
        string path = Path.Combine(folder, $".eduetl-{UniqueId.Text()}");
        using var file = new FileStream(
            path,
            FileMode.CreateNew,
            FileAccess.Write,
            FileShare.None,
            bufferSize: 0,
            FileOptions.DeleteOnClose
        );
        file.WriteByte(0);
    }
}

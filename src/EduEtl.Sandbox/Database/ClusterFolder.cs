using System.Security.Cryptography;
using System.Text;

namespace EduEtl.Sandbox.Database;

/// <summary>
/// What a cluster keeps, and where: the password, the server's log, the data. The data is beside them unless the
/// server's user cannot reach the folder (a home with mode 0700, say); then it is under <c>/var/tmp</c> and a pointer
/// file says where.
/// </summary>
internal sealed class ClusterFolder
{
    private readonly string _folder;

    private ClusterFolder(string folder, string home)
    {
        _folder = folder;
        Home = home;
    }

    /// <summary>Parent of the data folder; the server's user can enter it.</summary>
    public string Home { get; private set; }

    public string Data => Path.Combine(Home, "data");

    public string Log => Path.Combine(_folder, "server.log");

    private string Pointer => Path.Combine(_folder, "data-location");

    private string Complete => Path.Combine(_folder, "complete");

    private string PasswordFile => Path.Combine(_folder, "password");

    /// <summary>Whether initdb went to its end here; half a cluster is begun again.</summary>
    public bool IsComplete => File.Exists(Complete) && File.Exists(PasswordFile) && Directory.Exists(Data);

    public static ClusterFolder Open(string folder)
    {
        string full = Path.GetFullPath(folder);
        Directory.CreateDirectory(full);
        var cluster = new ClusterFolder(full, full);
        if (File.Exists(cluster.Pointer))
        {
            string target = File.ReadAllText(cluster.Pointer).Trim();
            // A pointer that was copied with its folder must not lead two clusters to one place.
            if (Path.GetFileName(target).StartsWith(cluster.ElsewherePrefix, StringComparison.Ordinal))
                cluster.Home = target;
        }
        return cluster;
    }

    public string ReadPassword() => File.ReadAllText(PasswordFile);

    /// <summary>Removes what is there and makes an empty data folder that the server's user owns.</summary>
    public async Task BeginAsync(ServerUser user, CancellationToken cancellation)
    {
        File.Delete(Complete);
        File.Delete(Log);
        Remove(Data);
        await MakeDataAsync(user, cancellation);
        if (!await user.CanWriteAsync(Data, cancellation))
        {
            Remove(Data);
            Home = OperatingSystem.IsWindows() ? Home : MakeElsewhere();
            await File.WriteAllTextAsync(Pointer, Home, cancellation);
            await MakeDataAsync(user, cancellation);
        }
        WritePrivately(PasswordFile, RandomNumberGenerator.GetHexString(32, lowercase: true));
    }

    public void End() => File.WriteAllText(Complete, "");

    /// <summary>Writes a file that only its owner may read, from its first byte on.</summary>
    public static void WritePrivately(string path, string text)
    {
        File.Delete(path);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var writer = new StreamWriter(path, new UTF8Encoding(false), options);
        writer.Write(text);
    }

    private string ElsewherePrefix =>
        $"eduetl-postgres-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(_folder)))[..12]}-";

    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    private string MakeElsewhere()
    {
        string path = $"/var/tmp/{ElsewherePrefix}{RandomNumberGenerator.GetHexString(8, lowercase: true)}";
        const UnixFileMode open = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        Directory.CreateDirectory(path, open | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        return path;
    }

    private async Task MakeDataAsync(ServerUser user, CancellationToken cancellation)
    {
        Directory.CreateDirectory(Data);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Data, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        await user.OwnAsync(Data, cancellation);
    }

    private static void Remove(string path)
    {
        if (Directory.Exists(path))
            Directory.Delete(path, recursive: true);
    }
}

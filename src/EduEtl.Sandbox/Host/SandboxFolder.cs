using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using EduEtl.Sandbox.Database;
using EduEtl.Sandbox.Resources;

namespace EduEtl.Sandbox.Host;

/// <summary>What is drawn once and stays the same from start to start.</summary>
internal sealed record SandboxKeys(string SpreadsheetId, string ClientKey, string SmtpPassword)
{
    public static SandboxKeys Draw() => new("1" + Secret(43), Secret(32), Secret(24));

    private static string Secret(int length) =>
        RandomNumberGenerator.GetString("ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789", length);
}

/// <summary>The folder where the sandbox keeps everything; also the program's working directory.</summary>
internal sealed class SandboxFolder
{
    private static readonly string[] Kept = ["sheet", "mail", "certificate", ".logs", "reports"];

    private SandboxFolder(string path) => Path = path;

    public string Path { get; }

    public string Postgres => In("postgres");

    public string Sheet => In("sheet");

    public string Mail => In("mail");

    public string Certificate => In("certificate");

    private string KeysFile => In("sandbox.json");

    /// <exception cref="SandboxException">The folder is somebody else's.</exception>
    public static SandboxFolder Open(string path)
    {
        var folder = new SandboxFolder(System.IO.Path.GetFullPath(path));
        Directory.CreateDirectory(folder.Path);
        // It writes an .env and an appsettings.json there: never over those of somebody who meant another folder.
        if (!File.Exists(folder.KeysFile) && Directory.EnumerateFileSystemEntries(folder.Path).Any())
            throw new SandboxException(
                string.Format(CultureInfo.CurrentCulture, Strings.FolderNotOurs, folder.Path, "sandbox.json")
            );
        if (!File.Exists(folder.KeysFile))
            folder.Write(SandboxKeys.Draw());
        return folder;
    }

    public SandboxKeys Keys =>
        JsonSerializer.Deserialize(File.ReadAllText(KeysFile), SandboxJson.Default.SandboxKeys)
        ?? throw new SandboxException(string.Format(CultureInfo.CurrentCulture, Strings.FolderNotOurs, Path, KeysFile));

    public string In(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Forgets everything but the database, which its server forgets itself.</summary>
    public void Forget()
    {
        foreach (string path in Kept.Select(In).Where(Directory.Exists))
            Directory.Delete(path, recursive: true);
        Write(SandboxKeys.Draw());
    }

    private void Write(SandboxKeys keys) =>
        ClusterFolder.WritePrivately(KeysFile, JsonSerializer.Serialize(keys, SandboxJson.Default.SandboxKeys));
}

using System.Diagnostics;

namespace EduEtl.Tests.Support;

/// <summary>A file system of one megabyte that the main table lies on, gone with the test.</summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private readonly World _world;

    private SmallDisk(World world) => _world = world;

    /// <summary>Unique: tablespaces belong to the server.</summary>
    private string Tablespace => _world.Database.Name + "_disk";

    /// <summary>Moves the main table there. Skips the calling test where mounting is refused, also in CI: it takes root on the server's machine.</summary>
    public static async Task<SmallDisk> MountAsync(World world)
    {
        var disk = new SmallDisk(world);
        string owner = await world.QueryAsync<string>(
            "SELECT coalesce(max(setting), '') FROM pg_settings WHERE name = 'data_directory'"
        );
        string mode = $"size=1m,mode=700,uid={Run("stat", "-c", "%u", owner)},gid={Run("stat", "-c", "%g", owner)}";
        if (!OperatingSystem.IsLinux() || Run("mount", "-t", "tmpfs", "-o", mode, "tmpfs", disk._folder.Path) is null)
        {
            disk._folder.Dispose();
            Assert.Skip("no file system can be mounted here");
        }
        await world.ExecuteAsync($"CREATE TABLESPACE {disk.Tablespace} LOCATION '{disk._folder.Path}'");
        await world.ExecuteAsync($"ALTER TABLE lms_activities SET TABLESPACE {disk.Tablespace}");
        return disk;
    }

    public async ValueTask DisposeAsync()
    {
        await _world.ExecuteAsync("DROP TABLE lms_activities");
        await _world.ExecuteAsync($"DROP TABLESPACE {Tablespace}");
        // Lazily: a session of the server can still have a file open that is gone.
        Run("umount", "--lazy", _folder.Path);
        _folder.Dispose();
    }

    /// <summary>What it printed; null where it failed or is not there.</summary>
    private static string? Run(string program, params string[] args)
    {
        try
        {
            var start = new ProcessStartInfo(program, args)
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            using Process process = Process.Start(start)!;
            string said = process.StandardOutput.ReadToEnd().Trim();
            process.WaitForExit();
            return process.ExitCode == 0 ? said : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}

using System.Globalization;

namespace EduEtl.Sandbox.Database;

/// <summary>
/// <c>postmaster.pid</c>, which a PostgreSQL server keeps in its data folder while it runs: its first line is the
/// process id, the second the data folder.
/// </summary>
internal static class PostmasterPid
{
    public static int? Read(string dataFolder)
    {
        try
        {
            string? line = File.ReadLines(Path.Combine(dataFolder, "postmaster.pid")).FirstOrDefault();
            return int.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out int id) ? id : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>
    /// Stops the server that a killed process left running over this data folder. The number alone is no proof, since
    /// process ids are used again: the process must be a postgres started over this very folder.
    /// </summary>
    public static async Task StopOrphanAsync(string dataFolder, Command stopOnWindows, CancellationToken cancellation)
    {
        if (Read(dataFolder) is not int id)
            return;
        if (OperatingSystem.IsWindows())
            await stopOnWindows.RunAsync(cancellation);
        else if (await ServesAsync(id, dataFolder, cancellation))
            await ServerProcess.StopAsync(id, () => !UnixSignal.Alive(id) || Read(dataFolder) is null);
    }

    private static async Task<bool> ServesAsync(int id, string dataFolder, CancellationToken cancellation)
    {
        (int code, string line) = await new Command(
            "ps",
            "-ww",
            "-o",
            "args=",
            "-p",
            id.ToString(CultureInfo.InvariantCulture)
        ).RunAsync(cancellation);
        return code == 0
            && line.Contains("postgres", StringComparison.Ordinal)
            && line.Contains($"-D {dataFolder}", StringComparison.Ordinal);
    }
}

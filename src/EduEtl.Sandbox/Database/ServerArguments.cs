using System.Globalization;

namespace EduEtl.Sandbox.Database;

internal static class ServerArguments
{
    private static readonly string[] NoDurability =
    [
        "fsync=off",
        "synchronous_commit=off",
        "full_page_writes=off",
        "max_connections=200",
    ];

    /// <summary>Arguments of <c>postgres</c>; they win over what initdb wrote into the configuration file.</summary>
    public static IReadOnlyList<string> For(string dataFolder, string host, int port, bool fast)
    {
        string[] settings =
        [
            $"listen_addresses={host}",
            string.Create(CultureInfo.InvariantCulture, $"port={port}"),
            "unix_socket_directories=",
            "logging_collector=off",
            "log_destination=stderr",
            .. fast ? NoDurability : [],
        ];
        return ["-D", dataFolder, .. settings.SelectMany(setting => (string[])["-c", setting])];
    }
}

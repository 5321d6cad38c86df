using System.Globalization;
using EduEtl.Sandbox.Resources;

namespace EduEtl.Sandbox.Database;

/// <summary>Makes a cluster with <c>initdb</c>: one superuser with a password, texts in UTF-8, sorted by bytes.</summary>
internal static class NewCluster
{
    /// <exception cref="SandboxException">initdb failed; the text holds what it said.</exception>
    public static async Task MakeAsync(
        ClusterFolder cluster,
        PostgresBinaries binaries,
        ServerUser runAs,
        string superuser,
        bool fast,
        CancellationToken cancellation
    )
    {
        await cluster.BeginAsync(runAs, cancellation);
        string passwordFile = Path.Combine(cluster.Home, "initdb-password");
        try
        {
            ClusterFolder.WritePrivately(passwordFile, cluster.ReadPassword());
            await runAs.OwnAsync(passwordFile, cancellation);
            string[] arguments =
            [
                .. fast ? (string[])["--no-sync"] : [],
                "--locale=C",
                "--encoding=UTF8",
                "--auth=scram-sha-256",
                $"--username={superuser}",
                $"--pwfile={passwordFile}",
                "-D",
                cluster.Data,
            ];
            (int code, string output) = await runAs.As(new Command(binaries.InitDb, arguments)).RunAsync(cancellation);
            if (code != 0)
                throw new SandboxException(
                    string.Format(CultureInfo.CurrentCulture, Strings.PostgresInitFailed, cluster.Data, code, output)
                );
            cluster.End();
        }
        finally
        {
            File.Delete(passwordFile);
        }
    }
}

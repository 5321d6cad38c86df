using System.Diagnostics;
using System.Globalization;
using EduEtl.Sandbox.Database;

namespace EduEtl.Benchmarks.Lab;

/// <summary>PostgreSQL's own client, as a process.</summary>
internal static class Psql
{
    /// <summary>Runs the commands one after the other on one connection, each a transaction.</summary>
    public static Task<Measurement> RunAsync(Workbench bench, params string[] commands)
    {
        var start = new ProcessStartInfo(Program(), ["-X", "-q", "-v", "ON_ERROR_STOP=1", "-d", "postgres"]);
        foreach (string command in commands)
        {
            start.ArgumentList.Add("-c");
            start.ArgumentList.Add(command);
        }
        start.Environment["PGHOST"] = bench.Postgres.Host;
        start.Environment["PGPORT"] = bench.Postgres.Port.ToString(CultureInfo.InvariantCulture);
        start.Environment["PGUSER"] = bench.Postgres.User;
        start.Environment["PGPASSWORD"] = bench.Postgres.Password;
        return MeasuredProcess.RunAsync(start);
    }

    /// <summary>The one beside the server's programs: what is on PATH may be a script that chooses a version first.</summary>
    private static string Program()
    {
        string server = PostgresBinaries.Find()!.Postgres;
        string real = File.ResolveLinkTarget(server, returnFinalTarget: true)?.FullName ?? server;
        string psql = Path.Combine(Path.GetDirectoryName(real)!, "psql");
        return File.Exists(psql) ? psql : "psql";
    }
}

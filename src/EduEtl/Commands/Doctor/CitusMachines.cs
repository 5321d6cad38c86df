using EduEtl.Storage.Postgres;
using EduEtl.Terminal;

namespace EduEtl.Commands.Doctor;

/// <summary>What the machines of a Citus cluster lack for a distributed table, and what to run for it.</summary>
internal static class CitusMachines
{
    private const string Refused = """
        SELECT proname FROM pg_proc WHERE proname = 'create_distributed_table' AND NOT has_function_privilege(oid, 'EXECUTE')
        """;

    private const string Workers = """
        SELECT nodename FROM pg_dist_node WHERE noderole = 'primary' AND shouldhaveshards AND groupid <> 0
        """;

    // A session's lock_timeout stays on the coordinator; a role's comes along.
    private const string Unlimited = """
        SELECT nodename || ':' || nodeport FROM run_command_on_workers('SHOW lock_timeout') WHERE success AND result = '0'
        """;

    /// <param name="session">Only looks.</param>
    /// <param name="exists">Whether the table is distributed already.</param>
    /// <param name="ct">Ends it.</param>
    /// <returns>What is found first; null where all is well.</returns>
    public static async Task<Finding?> LookAsync(Session session, bool exists, CancellationToken ct)
    {
        string user = TableName.Quote(session.Settings.User);
        if (!exists && (await ListAsync(session, Refused, ct)).Count > 0)
            return new(
                Verdict.Failed,
                CitusCheck.Name,
                Strings.DoctorCitusRight.With(session.Settings.User),
                $"GRANT EXECUTE ON FUNCTION create_distributed_table TO {user}"
            );
        if ((await ListAsync(session, Workers, ct)).Count == 0)
            return new(Verdict.Warning, CitusCheck.Name, Strings.DoctorCitusAlone, Strings.DoctorCitusAloneRemedy);
        return await ListAsync(session, Unlimited, ct) is { Count: > 0 } unlimited
            ? new(
                Verdict.Warning,
                CitusCheck.Name,
                Strings.DoctorCitusLocks.With(string.Join(", ", unlimited)),
                Strings.DoctorCitusLocksRemedy.With($"ALTER ROLE {user} SET lock_timeout = '{Database.LockTimeout}'")
            )
            : null;
    }

    private static Task<List<string>> ListAsync(Session session, string sql, CancellationToken ct) =>
        session.ListAsync(sql, row => row.GetString(0), ct);
}

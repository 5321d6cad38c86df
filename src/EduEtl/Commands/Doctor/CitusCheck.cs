using EduEtl.Settings;
using EduEtl.Storage.Postgres;
using EduEtl.Terminal;

namespace EduEtl.Commands.Doctor;

/// <summary>Whether the database is spread over several machines, and whether the settings and the table agree with that.</summary>
internal static class CitusCheck
{
    public const string Name = "Citus";

    private static readonly string Key = KnownSettings.Database.DistributeBy.Key;

    public static async Task<Finding> LookAsync(Session session, CancellationToken ct)
    {
        string? distributeBy = session.Settings.DistributeBy;
        TableName main = session.Tables.Main;
        string? version = await FindAsync(session, "SELECT extversion FROM pg_extension WHERE extname = 'citus'", ct);
        if (distributeBy is null)
            return version is null
                ? new(Verdict.Off, Name, Strings.DoctorCitusOff)
                : new(Verdict.Well, Name, Strings.DoctorCitusUnused.With(version));
        bool exists = await FindAsync(session, "SELECT to_regclass($1)::text", ct, main.Sql) is not null;
        if (version is null && !exists)
            return Failed(
                Strings.DoctorCitusMissing.With(Key, distributeBy),
                Strings.DoctorCitusMissingRemedy.With(Key)
            );
        if (!exists)
            return await CitusMachines.LookAsync(session, exists, ct)
                ?? new(Verdict.Well, Name, Strings.DoctorCitusToCome.With(version, main, distributeBy));
        string? column = version is null
            ? null
            : await FindAsync(
                session,
                "SELECT distribution_column FROM citus_tables WHERE table_name = to_regclass($1)",
                ct,
                main.Sql
            );
        if (column != distributeBy)
            return new(
                Verdict.Warning,
                Name,
                Strings.DoctorCitusLate.With(main, Key, distributeBy),
                Strings.DoctorCitusLateRemedy.With(Key)
            );
        // Of every machine: one that is down, or lets no one in, is found here and not by the next load.
        await session.ExecuteAsync($"SELECT count(*) FROM {main.Sql} WHERE created_at = 'infinity'", ct);
        return await CitusMachines.LookAsync(session, exists, ct)
            ?? new(Verdict.Well, Name, Strings.DoctorCitusDistributed.With(version, main, distributeBy));
    }

    private static Finding Failed(string text, string remedy) => new(Verdict.Failed, Name, text, remedy);

    /// <summary>The first text that there is.</summary>
    private static async Task<string?> FindAsync(
        Session session,
        string sql,
        CancellationToken ct,
        params string[] values
    ) => (await session.ListAsync(sql, row => row.Text(0), ct, values)).FirstOrDefault();
}

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

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

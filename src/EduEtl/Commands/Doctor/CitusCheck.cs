using EduEtl.Resources;
using EduEtl.Settings;
using EduEtl.Storage.Postgres;
using EduEtl.Terminal;
using Npgsql;

namespace EduEtl.Commands.Doctor;

/// <summary>Whether the database is spread over several machines, and whether the settings and the table agree with that.</summary>
internal static class CitusCheck
{
    public const string Name = "Citus";

    private static readonly string Key = KnownSettings.Database.DistributeBy.Key;

    public static async Task<Finding> LookAsync(TablesInView view, string? distributeBy, CancellationToken ct)
    {
        string? version = await ScalarAsync(
            view.Connection,
            "SELECT extversion FROM pg_extension WHERE extname = 'citus'",
            null,
            ct
        );
        if (distributeBy is null)
            return version is null
                ? new(Verdict.Off, Name, Strings.DoctorCitusOff)
                : new(Verdict.Well, Name, Strings.DoctorCitusUnused.With(version));
        if (!MainColumns.Names.Contains(distributeBy))
            return Failed(
                Strings.DoctorCitusNoColumn.With(Key, Printable.OneLine(distributeBy)),
                Strings.DoctorCitusColumnRemedy.With(Key)
            );
        bool exists =
            await ScalarAsync(view.Connection, "SELECT to_regclass($1)::text", view.Schema.Main.Sql, ct) is not null;
        if (version is null && !exists)
            return Failed(
                Strings.DoctorCitusMissing.With(Key, distributeBy),
                Strings.DoctorCitusMissingRemedy.With(Key)
            );
        if (!exists)
            return new(Verdict.Well, Name, Strings.DoctorCitusToCome.With(version, view.Schema.Main, distributeBy));
        string? column = version is null
            ? null
            : await ScalarAsync(
                view.Connection,
                "SELECT distribution_column FROM citus_tables WHERE table_name = to_regclass($1)",
                view.Schema.Main.Sql,
                ct
            );
        return column == distributeBy
            ? new(Verdict.Well, Name, Strings.DoctorCitusDistributed.With(version, view.Schema.Main, distributeBy))
            : new(
                Verdict.Warning,
                Name,
                Strings.DoctorCitusLate.With(view.Schema.Main, Key, distributeBy),
                Strings.DoctorCitusLateRemedy.With(Key)
            );
    }

    private static Finding Failed(string text, string remedy) => new(Verdict.Failed, Name, text, remedy);

    private static async Task<string?> ScalarAsync(
        NpgsqlConnection connection,
        string sql,
        string? parameter,
        CancellationToken ct
    )
    {
        await using NpgsqlCommand query = new(sql, connection);
        if (parameter is not null)
            query.Parameters.Add(new() { Value = parameter });
        return await query.ExecuteScalarAsync(ct) as string;
    }
}

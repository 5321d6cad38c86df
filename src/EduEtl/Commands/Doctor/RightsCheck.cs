using EduEtl.Storage.Postgres;
using EduEtl.Terminal;

namespace EduEtl.Commands.Doctor;

/// <summary>Whether the user may do what a run does: read and write the tables, and make those that are missing.</summary>
internal static class RightsCheck
{
    /// <exception cref="ExpectedException">There is no such schema.</exception>
    public static async Task<Finding> LookAsync(Session session, CancellationToken ct)
    {
        string user = session.Settings.User;
        string schema = session.Tables.Main.Schema!;
        if (await SchemaRightsAsync(session, schema, ct) is not { } rights)
            throw new ExpectedException(
                ExitCode.DatabaseFailed,
                Strings.DoctorNoSchema.With(schema),
                Strings.DatabaseSchemaRemedy.With(session.Tables.Main)
            );
        string onSchema = $"ON SCHEMA {TableName.Quote(schema)}";
        List<string> missing = [];
        if (!rights.Use)
            missing.Add($"USAGE {onSchema}");
        bool complete = rights.Use && await IsCompleteAsync(session, ct);
        if (!rights.Create && !complete)
            missing.Add($"CREATE {onSchema}");
        if (rights.Use)
            missing.AddRange(await MissingAsync(session, ct));
        return missing.Count > 0
            ? new(
                Verdict.Failed,
                Strings.DoctorRights,
                Strings.DoctorRightsMissing.With(user, string.Join("; ", missing)),
                string.Join("; ", missing.Select(right => $"GRANT {right} TO {TableName.Quote(user)}"))
            )
            : new(
                Verdict.Well,
                Strings.DoctorRights,
                (complete ? Strings.DoctorRightsTables : Strings.DoctorRightsCreate).With(user, schema)
            );
    }

    /// <summary>Null where there is no such schema.</summary>
    private static async Task<(bool Use, bool Create)?> SchemaRightsAsync(
        Session session,
        string schema,
        CancellationToken ct
    )
    {
        List<(bool, bool)> rights = await session.ListAsync(
            """
            SELECT has_schema_privilege(oid, 'USAGE'), has_schema_privilege(oid, 'CREATE')
            FROM pg_namespace WHERE nspname = $1
            """,
            row => (row.GetBoolean(0), row.GetBoolean(1)),
            ct,
            schema
        );
        return rights.Count > 0 ? rights[0] : null;
    }

    private static async Task<bool> IsCompleteAsync(Session session, CancellationToken ct) =>
        await session.ScalarAsync<bool>("SELECT to_regclass($1) IS NOT NULL", ct, session.Tables.Main.Sql)
        && session.Tables.HasLedger;

    private static Task<List<string>> MissingAsync(Session session, CancellationToken ct)
    {
        (TableName Table, string[] Rights)[] needed =
        [
            (session.Tables.Main, ["SELECT", "INSERT", "DELETE"]),
            (session.Tables.Runs, ["SELECT", "INSERT", "UPDATE"]),
            (session.Tables.Problems, ["SELECT", "INSERT", "UPDATE", "DELETE"]),
        ];
        return session.ListAsync(
            """
            SELECT string_agg(privilege, ', ' ORDER BY number) || ' ON ' || name
            FROM unnest($1, $2) WITH ORDINALITY AS needed (name, privilege, number)
            WHERE to_regclass(name) IS NOT NULL AND NOT has_table_privilege(to_regclass(name), privilege)
            GROUP BY name ORDER BY min(number)
            """,
            row => row.GetString(0),
            ct,
            needed.SelectMany(one => one.Rights.Select(_ => one.Table.Sql)).ToArray(),
            needed.SelectMany(one => one.Rights).ToArray()
        );
    }
}

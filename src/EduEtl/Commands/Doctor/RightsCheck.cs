using EduEtl.Resources;
using EduEtl.Shared;
using EduEtl.Storage.Postgres;
using EduEtl.Terminal;
using Npgsql;

namespace EduEtl.Commands.Doctor;

/// <summary>Whether the user may do what a run does: read and write the tables, and make those that are missing.</summary>
internal static class RightsCheck
{
    /// <exception cref="ExpectedException">There is no such schema.</exception>
    public static async Task<Finding> LookAsync(TablesInView view, string user, CancellationToken ct)
    {
        string schema = view.Schema.Main.Schema!;
        if (await SchemaRightsAsync(view.Connection, schema, ct) is not { } rights)
            throw new ExpectedException(
                ExitCode.DatabaseFailed,
                Strings.DoctorNoSchema.With(schema),
                Strings.DatabaseSchemaRemedy.With(view.Schema.Main)
            );
        string onSchema = $"ON SCHEMA {TableName.Quote(schema)}";
        List<string> missing = [];
        if (!rights.Use)
            missing.Add($"USAGE {onSchema}");
        bool complete = rights.Use && await IsCompleteAsync(view, ct);
        if (!rights.Create && !complete)
            missing.Add($"CREATE {onSchema}");
        if (rights.Use)
            missing.AddRange(await MissingAsync(view, ct));
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
        NpgsqlConnection connection,
        string schema,
        CancellationToken ct
    )
    {
        await using NpgsqlCommand query = new(
            """
            SELECT has_schema_privilege(oid, 'USAGE'), has_schema_privilege(oid, 'CREATE')
            FROM pg_namespace WHERE nspname = $1
            """,
            connection
        );
        query.Parameters.Add(new() { Value = schema });
        await using NpgsqlDataReader row = await query.ExecuteReaderAsync(ct);
        return await row.ReadAsync(ct) ? (row.GetBoolean(0), row.GetBoolean(1)) : null;
    }

    private static async Task<bool> IsCompleteAsync(TablesInView view, CancellationToken ct)
    {
        await using NpgsqlCommand query = new("SELECT to_regclass($1) IS NOT NULL", view.Connection);
        query.Parameters.Add(new() { Value = view.Schema.Main.Sql });
        return (bool)(await query.ExecuteScalarAsync(ct))! && await view.Schema.HasLedgerAsync(view.Connection, ct);
    }

    private static async Task<List<string>> MissingAsync(TablesInView view, CancellationToken ct)
    {
        (TableName Table, string[] Rights)[] needed =
        [
            (view.Schema.Main, ["SELECT", "INSERT", "DELETE"]),
            (view.Schema.Runs, ["SELECT", "INSERT", "UPDATE"]),
            (view.Schema.Problems, ["SELECT", "INSERT", "UPDATE", "DELETE"]),
        ];
        await using NpgsqlCommand query = new(
            """
            SELECT string_agg(privilege, ', ' ORDER BY number) || ' ON ' || name
            FROM unnest($1, $2) WITH ORDINALITY AS needed (name, privilege, number)
            WHERE to_regclass(name) IS NOT NULL AND NOT has_table_privilege(to_regclass(name), privilege)
            GROUP BY name ORDER BY min(number)
            """,
            view.Connection
        );
        query.Parameters.Add(
            new() { Value = needed.SelectMany(one => one.Rights.Select(_ => one.Table.Sql)).ToArray() }
        );
        query.Parameters.Add(new() { Value = needed.SelectMany(one => one.Rights).ToArray() });
        await using NpgsqlDataReader row = await query.ExecuteReaderAsync(ct);
        List<string> missing = [];
        while (await row.ReadAsync(ct))
            missing.Add(row.GetString(0));
        return missing;
    }
}

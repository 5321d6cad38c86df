namespace EduEtl.Storage.Postgres;

/// <summary>The seven columns of the main table, in their order, and whether an existing table can take them.</summary>
internal static class MainColumns
{
    public const int Count = 7;

    private static readonly (string Name, string[] Types)[] Expected =
    [
        ("user_id", ["varchar", "text"]),
        ("created_at", ["timestamp"]),
        ("oauth_consumer_key", ["varchar", "text"]),
        ("lis_result_sourcedid", ["varchar", "text"]),
        ("lis_outcome_service_url", ["varchar", "text"]),
        ("is_correct", ["bool"]),
        ("attempt_type", ["varchar", "text"]),
    ];

    public static string Sql { get; } = string.Join(", ", Expected.Select(column => column.Name));

    /// <summary>Null where there is no main table.</summary>
    /// <exception cref="ExpectedException">
    /// There is one, with columns that our rows do not fit, it is no table, or its row security hides rows from the user.
    /// </exception>
    public static async Task<MainState?> LookAsync(Session session, CancellationToken ct)
    {
        TableName table = session.Tables.Main;
        List<(string Name, string Type, bool Required, bool IsTable, bool IsSecured, bool Indexed)> columns =
            await session.ListAsync(
                $"""
                SELECT attname::text, (SELECT typname::text FROM pg_type WHERE oid = atttypid),
                    attnotnull AND NOT atthasdef AND attidentity = '' AS required,
                    (SELECT relkind IN ('r', 'p') FROM pg_class WHERE oid = attrelid), row_security_active(attrelid),
                    ({SchemaSql.HasTimeIndex})
                FROM pg_attribute
                WHERE attrelid = to_regclass($1) AND attnum > 0 AND NOT attisdropped
                """,
                row =>
                    (
                        row.GetString(0),
                        row.GetString(1),
                        row.GetBoolean(2),
                        row.GetBoolean(3),
                        row.GetBoolean(4),
                        row.GetBoolean(5)
                    ),
                ct,
                table.Sql
            );
        if (columns.Exists(column => !column.IsTable))
            throw TableErrors.NotATable(table);
        if (columns.Exists(column => column.IsSecured))
            throw TableErrors.RowsAreHidden(session.Settings, table);
        var found = columns.ToDictionary(column => column.Name, column => (column.Type, column.Required));
        if (found.Count == 0)
            return null;
        List<string> differences = [.. Differences(found)];
        return differences.Count == 0
            ? new(columns[0].Indexed)
            : throw TableErrors.OtherColumns(table, string.Join(", ", differences));
    }

    /// <summary>Each difference in SQL's own words: <c>-user_id</c> is missing, <c>+id int4 NOT NULL</c> is in the way.</summary>
    private static IEnumerable<string> Differences(Dictionary<string, (string Type, bool Required)> found)
    {
        foreach ((string name, string[] types) in Expected)
        {
            if (!found.TryGetValue(name, out (string Type, bool Required) column))
                yield return $"-{name} {types[0]}";
            else if (!types.Contains(column.Type))
                yield return $"{name} {column.Type} (≠ {types[0]})";
        }
        foreach ((string name, (string type, bool required)) in found)
        {
            if (required && !Expected.Any(column => column.Name == name))
                yield return $"+{name} {type} NOT NULL";
        }
    }
}

/// <param name="HasTimeIndex">It keeps a day's cost apart from the table's size.</param>
internal sealed record MainState(bool HasTimeIndex);

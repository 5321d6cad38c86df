namespace EduEtl.Storage.Postgres;

/// <summary>What is asked of the main table, and what makes it.</summary>
/// <remarks>
/// A run's session is a new one, which plans a join of the catalogue anew, in a millisecond; so one row is looked up after
/// the other.
/// </remarks>
internal static class SchemaSql
{
    /// <summary>Whether a table, $1, has an index that leads with <c>created_at</c>.</summary>
    public const string HasTimeIndex = """
        SELECT EXISTS (
            SELECT FROM pg_index
            WHERE indrelid = to_regclass($1) AND 'created_at' = (
                SELECT attname FROM pg_attribute WHERE attrelid = indrelid AND attnum = indkey[0]))
        """;

    /// <summary>
    /// Whether what is sent to a table, $1, stands in it afterwards as it was sent, byte for byte: no trigger of a table that was
    /// adopted, or of a part of it, can change a row, no column of it cuts what is too long for it or takes different texts for
    /// the same, and the database keeps UTF-8.
    /// </summary>
    public const string StoresAsSent = """
        SELECT current_setting('server_encoding') = 'UTF8' AND NOT EXISTS (
            SELECT FROM pg_trigger
            WHERE (tgrelid = to_regclass($1) OR tgrelid IN (SELECT relid FROM pg_partition_tree(to_regclass($1))))
                AND NOT tgisinternal AND tgtype & 4 <> 0)
            AND NOT EXISTS (
                SELECT FROM pg_attribute
                WHERE attrelid = to_regclass($1) AND attnum > 0 AND NOT attisdropped AND attcollation <> 0
                    AND (atttypmod <> -1 OR NOT (SELECT collisdeterministic FROM pg_collation WHERE oid = attcollation)))
        """;

    public const string IsCoordinator = "SELECT to_regclass('pg_catalog.pg_dist_partition') IS NOT NULL";

    /// <summary>Whether a table, $1, is distributed by a column of it.</summary>
    public const string IsSpread = """
        SELECT EXISTS (SELECT FROM pg_catalog.pg_dist_partition WHERE logicalrelid = to_regclass($1) AND partmethod = 'h')
        """;

    public static string CreateTimeIndex(TableName main) =>
        $"CREATE INDEX IF NOT EXISTS {main.Derived("_created_at_idx")} ON {main.Sql} (created_at);";

    // No key: the API has no row id, and exact duplicates are kept.
    public static string CreateMain(TableName main, string? distributeBy) =>
        $"""
            CREATE TABLE {main.Sql} (
                user_id varchar,
                created_at timestamp,
                oauth_consumer_key varchar,
                lis_result_sourcedid varchar,
                lis_outcome_service_url varchar,
                is_correct boolean,
                attempt_type varchar);
            {CreateTimeIndex(main)}
            {Identify(main)};
            {Distribute(main, distributeBy)}
            """;

    /// <summary>Without a key a table needs it, where changes are published, for anything to be deleted; elsewhere it costs nothing.</summary>
    public static string Identify(TableName main) => $"ALTER TABLE {main.Sql} REPLICA IDENTITY FULL";

    private static string Distribute(TableName main, string? column) =>
        column is null ? "" : $"SELECT create_distributed_table({Literal(main.Sql)}, {Literal(column)});";

    private static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}

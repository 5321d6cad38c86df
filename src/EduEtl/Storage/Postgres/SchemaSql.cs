namespace EduEtl.Storage.Postgres;

/// <summary>The statements that make the tables.</summary>
internal static class SchemaSql
{
    /// <summary>Whether a table, $1, has an index that leads with <c>created_at</c>.</summary>
    public const string HasTimeIndex = """
        SELECT EXISTS (
            SELECT FROM pg_index i
            JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
            WHERE i.indrelid = to_regclass($1) AND a.attname = 'created_at')
        """;

    /// <summary>The schema of a table, $1, that is there, else the first of the search path; and that path.</summary>
    public const string Resolve = """
        SELECT coalesce(
            (SELECT n.nspname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = to_regclass($1)),
            current_schema()),
            current_setting('search_path')
        """;

    /// <summary>Whether a ledger, $1, and problem rows, $2, are there, of whatever version.</summary>
    public const string HaveRuns = "SELECT to_regclass($1) IS NOT NULL AND to_regclass($2) IS NOT NULL";

    /// <summary>What of a ledger, $1, and problem rows, $2, is missing: the ledger, later columns of it, the problem rows.</summary>
    public const string FindMissing = """
        SELECT to_regclass($1) IS NULL,
            2 > (SELECT count(*) FROM pg_attribute
                WHERE attrelid = to_regclass($1) AND attname IN ('kind', 'problem_counts') AND NOT attisdropped),
            to_regclass($2) IS NULL
        """;

    /// <summary>
    /// Whether a ledger, $1, and problem rows, $2, are there, and the ledger has the columns that <see cref="AddToRuns"/> adds.
    /// </summary>
    public const string HasCompanions = """
        SELECT to_regclass($2) IS NOT NULL AND 2 = (
            SELECT count(*) FROM pg_attribute
            WHERE attrelid = to_regclass($1) AND attname IN ('kind', 'problem_counts') AND NOT attisdropped)
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
                SELECT FROM pg_attribute a LEFT JOIN pg_collation c ON c.oid = a.attcollation
                WHERE a.attrelid = to_regclass($1) AND a.attnum > 0 AND NOT a.attisdropped
                    AND (a.attcollation <> 0 AND a.atttypmod <> -1 OR NOT c.collisdeterministic))
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
            {Distribute(main, distributeBy)}
            """;

    private static string Distribute(TableName main, string? column) =>
        column is null ? "" : $"SELECT create_distributed_table({Literal(main.Sql)}, {Literal(column)});";

    public static string CreateRuns(TableName runs) =>
        $"""
            CREATE TABLE IF NOT EXISTS {runs.Sql} (
                run_id uuid PRIMARY KEY,
                table_name text NOT NULL,
                day date NOT NULL,
                test_mode boolean NOT NULL,
                reset boolean NOT NULL,
                started_at timestamptz NOT NULL,
                loaded_at timestamptz,
                finished_at timestamptz,
                outcome text CHECK (outcome IN ('settled', 'partial', 'failed', 'cancelled')),
                rows_received bigint,
                rows_stored bigint,
                rows_rejected bigint,
                rows_defective bigint,
                rows_replaced bigint,
                unique_users bigint,
                runs bigint,
                submits bigint,
                successful_submits bigint,
                report_state text CHECK (report_state IN ('done', 'failed', 'off')),
                mail_state text CHECK (mail_state IN ('sent', 'failed', 'uncertain', 'off')),
                mail_recipients jsonb,
                error text,
                wiped_by uuid,
                host text NOT NULL,
                user_name text NOT NULL,
                backend_pid integer NOT NULL,
                version text NOT NULL);
            CREATE INDEX IF NOT EXISTS etl_runs_day_idx ON {runs.Sql} (table_name, day, started_at);
            """;

    /// <summary>What a ledger of an earlier version lacks; its runs were all loads.</summary>
    public static string AddToRuns(TableName runs) =>
        $"""
            ALTER TABLE {runs.Sql}
                ADD COLUMN IF NOT EXISTS kind text NOT NULL DEFAULT 'load' CHECK (kind IN ('load', 'replay')),
                ADD COLUMN IF NOT EXISTS problem_counts jsonb;
            """;

    public static string CreateProblems(TableName problems) =>
        $"""
            CREATE TABLE IF NOT EXISTS {problems.Sql} (
                run_id uuid NOT NULL,
                row_number bigint NOT NULL,
                problem text NOT NULL,
                stored boolean NOT NULL,
                raw text NOT NULL,
                PRIMARY KEY (run_id, row_number));
            """;

    private static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}

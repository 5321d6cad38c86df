namespace EduEtl.Storage.Postgres;

/// <summary>
/// A table of ours beside the main one. One of that name is ours if it has the columns of the first version and our mark,
/// or no other columns than ours: older versions set no mark.
/// </summary>
/// <param name="First">The columns of the first version, each as SQL declares it, its type by the server's own name.</param>
/// <param name="Later">Those that came later: a table that lacks them gets them.</param>
/// <param name="Keys">Those of several columns.</param>
internal sealed record Companion(TableName Name, string[] First, string[] Later, string[] Keys, string Index)
{
    private const string Mark = "EduEtl";

    /// <summary>
    /// The schema, $1, of a table, $2: where it is not named, the one in which the table is there, else the first of the search
    /// path; and that path. Of the tables $3 and $4 in it whether one has our mark, and its columns; what is no table has none.
    /// </summary>
    private const string Look = $"""
        SELECT place.schema, place.path, c.relname::text, coalesce(obj_description(c.oid, 'pg_class') LIKE '{Mark}%', false),
            (SELECT string_agg(concat(a.attname, ' ', (SELECT typname FROM pg_type WHERE oid = a.atttypid)), ',')
                FROM pg_attribute a
                WHERE a.attrelid = c.oid AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped)
        FROM (
            SELECT coalesce(
                $1,
                (SELECT nspname FROM pg_namespace
                    WHERE oid = (SELECT relnamespace FROM pg_class WHERE oid = to_regclass($2))),
                current_schema()) AS schema, current_setting('search_path') AS path) AS place
        LEFT JOIN pg_class c ON c.relname IN ($3, $4)
            AND c.relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = place.schema)
        """;

    /// <summary>The ledger, a row per run.</summary>
    public static Companion Runs(TableName main)
    {
        TableName name = main.Beside("etl_runs");
        return new(
            name,
            [
                "run_id uuid PRIMARY KEY",
                "table_name text NOT NULL",
                "day date NOT NULL",
                "test_mode bool NOT NULL",
                "reset bool NOT NULL",
                "started_at timestamptz NOT NULL",
                "loaded_at timestamptz",
                "finished_at timestamptz",
                "outcome text CHECK (outcome IN ('settled', 'partial', 'failed', 'cancelled'))",
                "rows_received int8",
                "rows_stored int8",
                "rows_rejected int8",
                "rows_defective int8",
                "rows_replaced int8",
                "unique_users int8",
                "runs int8",
                "submits int8",
                "successful_submits int8",
                "report_state text CHECK (report_state IN ('done', 'failed', 'off'))",
                "mail_state text CHECK (mail_state IN ('sent', 'failed', 'uncertain', 'off'))",
                "mail_recipients jsonb",
                "error text",
                "wiped_by uuid",
                "host text NOT NULL",
                "user_name text NOT NULL",
                "backend_pid int4 NOT NULL",
                "version text NOT NULL",
            ],
            // The runs of a ledger without a kind were all loads.
            ["kind text NOT NULL DEFAULT 'load' CHECK (kind IN ('load', 'replay'))", "problem_counts jsonb"],
            [],
            $"CREATE INDEX IF NOT EXISTS etl_runs_day_idx ON {name.Sql} (table_name, day, started_at);"
        );
    }

    /// <summary>The rows that are kept as they were delivered.</summary>
    public static Companion Problems(TableName main)
    {
        TableName name = main.Beside("etl_problem_rows");
        return new(
            name,
            [
                "run_id uuid NOT NULL",
                "row_number int8 NOT NULL",
                "problem text NOT NULL",
                "stored bool NOT NULL",
                "raw text NOT NULL",
            ],
            [],
            ["PRIMARY KEY (run_id, row_number)"],
            ""
        );
    }

    /// <returns>The main table with its schema, and how the two were found.</returns>
    /// <exception cref="ExpectedException">There is no such schema, or one of them is somebody else's.</exception>
    public static async Task<(TableName Main, CompanionState[] Beside)> LookAsync(
        Session session,
        TableName main,
        CancellationToken ct
    )
    {
        List<(string? Schema, string Path, string? Name, bool IsMarked, string[] Columns)> found =
            await session.ListAsync(
                Look,
                row => (row.Text(0), row.GetString(1), row.Text(2), row.GetBoolean(3), row.Text(4)?.Split(',') ?? []),
                ct,
                main.Schema,
                main.Sql,
                Runs(main).Name.Table,
                Problems(main).Name.Table
            );
        main = main with { Schema = found[0].Schema ?? throw DatabaseErrors.NoSchema(session.Settings, found[0].Path) };
        return (main, [.. new[] { Runs(main), Problems(main) }.Select(State)]);

        CompanionState State(Companion table) =>
            found.Find(one => one.Name == table.Name.Table) is { Name: not null } there
                ? new(Exists: true, table.Complete(session, there.IsMarked, there.Columns))
                : new(Exists: false, table.Create());
    }

    private string Create() =>
        $"""
            CREATE TABLE {Name.Sql} ({string.Join(", ", [.. First, .. Later, .. Keys])});
            COMMENT ON TABLE {Name.Sql} IS '{Mark}';
            {Index}
            """;

    /// <summary>What a table that is there lacks of ours.</summary>
    private string Complete(Session session, bool isMarked, string[] columns)
    {
        string[] missing = [.. First.Select(NameAndType).Except(columns).Select(column => $"-{column}")];
        string[] more = [.. columns.Except(First.Concat(Later).Select(NameAndType)).Select(column => $"+{column}")];
        if (missing.Length > 0 || (more.Length > 0 && !isMarked))
            throw TableErrors.OthersTable(session.Settings, Name, string.Join(", ", [.. missing, .. more]));
        string[] later = [.. Later.Where(column => !columns.Contains(NameAndType(column)))];
        return later.Length == 0
            ? ""
            : $"""
                ALTER TABLE {Name.Sql} {string.Join(", ", later.Select(column => $"ADD COLUMN {column}"))};
                COMMENT ON TABLE {Name.Sql} IS '{Mark}';
                """;
    }

    private static string NameAndType(string column) => string.Join(' ', column.Split(' ').Take(2));
}

/// <param name="Missing">What makes the table whole; empty where it is.</param>
internal sealed record CompanionState(bool Exists, string Missing);

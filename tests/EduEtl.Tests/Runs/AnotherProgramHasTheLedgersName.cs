using EduEtl.Tests.Support;

namespace EduEtl.Tests.Runs;

/// <summary>
/// A table beside the main one has a name of ours. Only one that is ours by its mark or by its exact columns is used;
/// another program's is refused by every command, and stays as it is.
/// </summary>
public sealed class AnotherProgramHasTheLedgersName(PostgresFixture postgres)
{
    private static readonly Dictionary<string, string> Theirs = new()
    {
        ["another tool's"] = "CREATE TABLE etl_runs (id serial PRIMARY KEY, pipeline text, state text)",
        ["nearly ours"] = $"{OfTheFirstVersion}; ALTER TABLE etl_runs ADD pipeline text, DROP wiped_by",
        ["ours and more, without our mark"] = $"{OfTheFirstVersion}; ALTER TABLE etl_runs ADD pipeline text",
        ["a column of another type"] = $"{OfTheFirstVersion}; ALTER TABLE etl_runs ALTER run_id TYPE text",
        ["a view"] = "CREATE VIEW etl_runs AS SELECT 1 AS id",
        ["problem rows"] = "CREATE TABLE etl_problem_rows (run_id uuid, problem text)",
    };

    private const string OfTheFirstVersion = """
        CREATE TABLE etl_runs (run_id uuid PRIMARY KEY, table_name text NOT NULL, day date NOT NULL,
            test_mode boolean NOT NULL, reset boolean NOT NULL, started_at timestamptz NOT NULL, loaded_at timestamptz,
            finished_at timestamptz, outcome text, rows_received bigint, rows_stored bigint, rows_rejected bigint,
            rows_defective bigint, rows_replaced bigint, unique_users bigint, runs bigint, submits bigint,
            successful_submits bigint, report_state text, mail_state text, mail_recipients jsonb, error text,
            wiped_by uuid, host text NOT NULL, user_name text NOT NULL, backend_pid integer NOT NULL,
            version text NOT NULL)
        """;

    private const string Columns = """
        SELECT string_agg(concat(attrelid::regclass, attname, atttypid::regtype), ' ' ORDER BY attrelid, attnum)
        FROM pg_attribute WHERE attnum > 0 AND attrelid IN (SELECT oid FROM pg_class WHERE relname LIKE 'etl%')
        """;

    public static TheoryData<string> Situations => [.. Theirs.Keys];

    [Theory, MemberData(nameof(Situations))]
    public async Task It_is_refused_and_left_as_it_is(string situation)
    {
        await using World world = await World.StartAsync(postgres);
        await world.ExecuteAsync(Theirs[situation]);
        string before = await world.QueryAsync<string>(Columns);
        string table = situation == "problem rows" ? "public.etl_problem_rows" : "public.etl_runs";

        foreach (string command in (string[])["--date 2024-10-02", "status", "--date 2024-10-02 --dry-run"])
        {
            ProcessResult english = await world.RunAsync([.. command.Split(' ')]);
            Expect.Failure(english, 5, $"Table {table} is another program's", "CREATE SCHEMA eduetl");
            Expect.Failure(
                await world.RunAsync([.. command.Split(' '), "--language", "ru"]),
                5,
                $"Таблица {table} принадлежит другой программе",
                "CREATE SCHEMA eduetl"
            );
        }
        Assert.Empty(world.Platform.Calls);
        ProcessResult doctor = await world.RunAsync("doctor");
        Assert.Equal(3, doctor.ExitCode);
        Assert.Contains($"{table} is another program's", doctor.Output, StringComparison.Ordinal);

        Assert.Equal(before, await world.QueryAsync<string>(Columns));
        Assert.True(await world.QueryAsync<bool>("SELECT to_regclass('lms_activities') IS NULL"));
    }

    [Fact]
    public async Task The_remedy_helps()
    {
        await using World world = await World.StartAsync(postgres);
        await world.ExecuteAsync(Theirs["another tool's"]);
        await world.ExecuteAsync("CREATE SCHEMA eduetl");
        world.Set("Database__Table", "eduetl.lms_activities");
        Expect.Success(await world.SettleAsync());
        Assert.Equal(200, await world.QueryAsync<long>("SELECT count(*) FROM eduetl.lms_activities"));
    }

    [Fact]
    public async Task The_ledger_of_an_older_version_is_adopted()
    {
        await using World world = await World.StartAsync(postgres);
        await world.ExecuteAsync(OfTheFirstVersion);
        Expect.Success(await world.RunAsync("status"));
        Expect.Success(await world.SettleAsync());
        Expect.Success(await world.SettleAsync());
        Assert.Equal("load 200", await world.LastRunAsync("kind", "rows_replaced"));
    }

    /// <summary>A ledger without a mark, as it is after a restore without comments, is known by its columns.</summary>
    [Theory]
    [InlineData("COMMENT ON TABLE etl_runs IS NULL; COMMENT ON TABLE etl_problem_rows IS NULL")]
    [InlineData("ALTER TABLE etl_runs ADD remark text; ALTER TABLE etl_problem_rows ADD remark text")]
    public async Task Ours_is_known_by_its_mark_or_by_its_columns(string change)
    {
        await using World world = await World.StartAsync(postgres);
        Expect.Success(await world.SettleAsync());
        await world.ExecuteAsync(change);
        Expect.Success(await world.SettleAsync());
    }
}

using EduEtl.Tests.Support;

namespace EduEtl.Tests.Runs;

/// <summary>What no repeat can help is told as what it is, with all that the server says of it.</summary>
public sealed class TheDatabaseForbidsIt(PostgresFixture postgres)
{
    private const string English = "Another try would end the same";
    private const string Russian = "Повтор кончится тем же";

    private static readonly Dictionary<string, (string Obstacle, string State, string Said)> Matrix = new()
    {
        ["a column is too narrow"] = (
            "ALTER TABLE lms_activities ALTER attempt_type TYPE varchar(5)",
            "22001",
            "column attempt_type"
        ),
        ["a unique index"] = (
            "TRUNCATE lms_activities; CREATE UNIQUE INDEX ON lms_activities (user_id)",
            "23505",
            "DROP INDEX"
        ),
        ["a check"] = (
            "TRUNCATE lms_activities; ALTER TABLE lms_activities ADD CHECK (attempt_type = 'run')",
            "23514",
            "Failing row contains"
        ),
        ["a trigger that refuses"] = (
            """
            CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN RAISE EXCEPTION 'not today' USING HINT = 'ask the owner', ERRCODE = '0A000'; END $$;
            CREATE TRIGGER refuse BEFORE DELETE ON lms_activities EXECUTE FUNCTION refuse()
            """,
            "0A000",
            "ask the owner"
        ),
        ["changes are published and the table has no identity"] = (
            "CREATE PUBLICATION everything FOR ALL TABLES",
            "55000",
            "ALTER TABLE \"lms_activities\" REPLICA IDENTITY FULL"
        ),
        ["a day has no partition"] = (
            """
            ALTER TABLE lms_activities RENAME TO october;
            CREATE TABLE lms_activities (LIKE october) PARTITION BY RANGE (created_at);
            ALTER TABLE lms_activities ATTACH PARTITION october FOR VALUES FROM ('2024-10-01') TO ('2024-10-02 04:00');
            """,
            "23514",
            "no partition of relation"
        ),
    };

    public static TheoryData<string> Situations => [.. Matrix.Keys];

    [Theory, MemberData(nameof(Situations))]
    public async Task The_day_is_as_it_was_and_the_operator_knows_why(string situation)
    {
        (string obstacle, string state, string said) = Matrix[situation];
        await using World world = await World.StartAsync(postgres);
        await world.HoldDaysAsync("2024-10-02");
        await world.ExecuteAsync(obstacle);
        string before = await world.ChecksumAsync();

        string doctor = (await world.RunAsync("doctor")).Output;
        Assert.Contains("✗ Table — ", doctor, StringComparison.Ordinal);
        Assert.Contains($"SQLSTATE {state}", doctor, StringComparison.Ordinal);
        Expect.Failure(await world.SettleAsync("--allow-shrink"), 5, $"SQLSTATE {state}", said, English);
        Expect.Failure(await world.SettleAsync("--allow-shrink", "--language", "ru"), 5, said, Russian);

        Assert.Equal(before, await world.ChecksumAsync());
    }

    /// <summary>Before anything is fetched.</summary>
    [Theory]
    [InlineData(
        "ALTER TABLE lms_activities RENAME TO real; CREATE VIEW lms_activities AS SELECT * FROM real",
        "public.lms_activities is no table of its own",
        "public.lms_activities — не обычная таблица"
    )]
    [InlineData(
        "ALTER TABLE lms_activities RENAME TO real; CREATE MATERIALIZED VIEW lms_activities AS SELECT * FROM real",
        "public.lms_activities is no table of its own",
        "public.lms_activities — не обычная таблица"
    )]
    [InlineData(
        "ALTER TABLE lms_activities ENABLE ROW LEVEL SECURITY",
        "Row security of the table public.lms_activities hides rows",
        "Защита строк таблицы public.lms_activities скрывает строки"
    )]
    public async Task What_is_no_table_or_hides_rows_is_refused_at_once(string obstacle, string english, string russian)
    {
        await using World world = await World.StartAsync(postgres);
        await world.HoldDaysAsync("2024-10-02");
        await world.ExecuteAsync(obstacle);
        await using DatabaseRole role = await DatabaseRole.CreateAsync(world);
        await world.ExecuteAsync(
            $"GRANT ALL ON SCHEMA public TO {role.Name}; GRANT ALL ON ALL TABLES IN SCHEMA public TO {role.Name}"
        );

        Expect.Failure(await world.SettleAsync(), 5, english);
        Expect.Failure(await world.SettleAsync("--language", "ru"), 5, russian);

        Assert.Empty(world.Platform.Calls);
        ProcessResult doctor = await world.RunAsync("doctor");
        Assert.Contains($"✗ Table — {english}", doctor.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("INSERT")]
    [InlineData("DELETE")]
    public async Task A_trigger_that_drops_rows_in_silence_is_told(string action)
    {
        await using World world = await World.StartAsync(postgres);
        string before = await world.HoldDaysAsync("2024-10-02");
        await world.ExecuteAsync(
            $"""
            CREATE FUNCTION keep() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;
            CREATE TRIGGER keep BEFORE {action} ON lms_activities FOR EACH ROW EXECUTE FUNCTION keep()
            """
        );

        Expect.Failure(await world.SettleAsync("--allow-shrink"), 5, "rows sent: 200", "a trigger or a rule");

        Assert.Equal(before, await world.ChecksumAsync());
    }

    /// <summary>Change capture publishes every table of a database, also those that are made later.</summary>
    [Fact]
    public async Task A_table_that_we_made_can_be_published()
    {
        await using World world = await World.StartAsync(postgres);
        await world.ExecuteAsync("CREATE PUBLICATION everything FOR ALL TABLES");
        Expect.Success(await world.SettleAsync());
        Expect.Success(await world.SettleAsync());
        Expect.Success(await world.RunAsync("doctor"));
    }

    [Theory]
    [InlineData("57P05", "Run the day again")]
    [InlineData("40P01", "Run the day again")]
    [InlineData("53300", "Run the day again")]
    [InlineData("42703", English)]
    [InlineData("22P05", English)]
    public async Task A_repeat_is_advised_where_it_can_help(string state, string remedy)
    {
        await using World world = await World.StartAsync(postgres);
        await world.HoldDaysAsync("2024-10-02");
        await world.ExecuteAsync(
            $"""
            CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN RAISE EXCEPTION 'no' USING ERRCODE = '{state}'; END $$;
            CREATE TRIGGER refuse BEFORE DELETE ON lms_activities EXECUTE FUNCTION refuse()
            """
        );
        Expect.Failure(await world.SettleAsync(), 5, $"SQLSTATE {state}", remedy);
    }
}

using EduEtl.Sandbox.Database;
using EduEtl.Tests.Support;

namespace EduEtl.Tests.Runs;

/// <summary>Exit 5, the day as it was, and one mail that says so: failure mails need no database.</summary>
public sealed class TheDatabaseRefuses(PostgresFixture postgres)
{
    private static readonly Dictionary<string, FaultCase> Matrix = new()
    {
        ["unreachable"] = Before("cannot be reached: … Database:Port (9)", "недоступен: … Database:Port (9)") with
        {
            Begin = world => world.Set("Database__Port", "9"),
        },
        ["wrong password"] = Setting(
            "Database__Password",
            "wrong",
            "SQLSTATE 28P01 … Check the password (environment variable EDUETL_Database__Password) and Database:User",
            "SQLSTATE 28P01 … Проверьте пароль (переменная окружения EDUETL_Database__Password) и Database:User"
        ),
        ["unknown database"] = Setting(
            "Database__Name",
            "nowhere",
            "SQLSTATE 3D000 … template0 nowhere",
            "SQLSTATE 3D000 … template0 nowhere"
        ),
        ["unknown schema"] = Setting(
            "Database__Table",
            "nowhere.attempts",
            "SQLSTATE 3F000 … Check the schema in Database:Table (nowhere.attempts)",
            "SQLSTATE 3F000 … Проверьте схему в Database:Table (nowhere.attempts)"
        ),
    };

    public static TheoryData<string> Situations => [.. Matrix.Keys];

    [Theory, MemberData(nameof(Situations))]
    public async Task Before_anything_is_fetched(string situation)
    {
        await using World world = await HoldingAsync();
        await Matrix[situation].HappensAsync(world);
        Assert.Empty(world.Platform.Calls);
        Assert.Empty(world.Sheets.Calls);
    }

    [Fact]
    public async Task The_user_has_no_right_to_make_tables()
    {
        await using World world = await HoldingAsync();
        await using DatabaseRole role = await DatabaseRole.CreateAsync(world);
        await Unnoted(
                $"SQLSTATE 42501 … Give the user {role.Name} the right to create, read and write",
                $"SQLSTATE 42501 … Дайте пользователю {role.Name} право создавать, читать и изменять"
            )
            .HappensAsync(world);
    }

    /// <summary>Rights on the three tables are enough: making them is the owner's business.</summary>
    [Fact]
    public async Task The_user_may_not_make_tables_but_they_are_there()
    {
        await using World world = await World.StartAsync(postgres);
        Expect.Success(await world.SettleAsync());
        await using DatabaseRole role = await DatabaseRole.CreateAsync(world);
        await world.ExecuteAsync(
            $"GRANT SELECT, INSERT, UPDATE, DELETE ON lms_activities, etl_runs, etl_problem_rows TO {role.Name}"
        );
        Expect.Success(await world.SettleAsync());
        Assert.Equal("settled 200", await world.LastRunAsync("outcome", "rows_replaced"));
    }

    [Fact]
    public async Task It_is_read_only()
    {
        await using World world = await HoldingAsync();
        using var folder = new TempFolder();
        await using PrivatePostgres standby = await StandbyAsync(folder);
        world.Set("Database__Host", standby.Host);
        world.Set("Database__Port", $"{standby.Port}");
        world.Set("Database__Name", "postgres");
        world.Set("Database__User", standby.User);
        world.Set("Database__Password", standby.Password);
        await Unnoted(
                "SQLSTATE 25006 … This server takes no changes",
                "SQLSTATE 25006 … Этот сервер не принимает изменений"
            )
            .HappensAsync(world);
        ProcessResult doctor = await world.RunAsync("doctor", "--language", "en");
        Assert.Equal(3, doctor.ExitCode);
        Assert.Contains("it takes no changes", doctor.Output, StringComparison.Ordinal);
        Assert.Contains("name that one in Database:Host", doctor.Output, StringComparison.Ordinal);
    }

    /// <summary>A server that follows another, and so takes no changes of its own.</summary>
    private static async Task<PrivatePostgres> StandbyAsync(TempFolder folder)
    {
        Postgres.Require();
        var options = new PrivatePostgresOptions(folder.File("standby"));
        await using (await PrivatePostgres.StartAsync(options))
            await File.WriteAllTextAsync(folder.File("standby/data/standby.signal"), "");
        return await PrivatePostgres.StartAsync(options);
    }

    /// <summary>A limit that its administrator has set stands: it is told, and how to lift it.</summary>
    [Fact]
    public async Task It_ends_a_statement_that_takes_long()
    {
        await using World world = await HoldingAsync();
        await using DatabaseRole role = await DatabaseRole.CreateAsync(world);
        await world.ExecuteAsync(
            $"""
            GRANT ALL ON SCHEMA public TO {role.Name};
            ALTER TABLE lms_activities OWNER TO {role.Name};
            ALTER ROLE {role.Name} SET statement_timeout = '2s';
            CREATE FUNCTION dawdle() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(30); RETURN NULL; END $$;
            CREATE TRIGGER dawdle AFTER INSERT ON lms_activities EXECUTE FUNCTION dawdle();
            """
        );
        await Noted(
                $"SQLSTATE 57014 … ALTER ROLE \"{role.Name}\" SET statement_timeout = 0",
                $"SQLSTATE 57014 … ALTER ROLE \"{role.Name}\" SET statement_timeout = 0"
            )
            .HappensAsync(world);
    }

    [Theory]
    [InlineData("CREATE TABLE lms_activities (id int PRIMARY KEY, user_id varchar)", "+id int4 NOT NULL")]
    [InlineData(WithAZone, "created_at timestamptz")]
    [InlineData(OneMore, "+semester int4 NOT NULL")]
    public async Task The_main_table_has_other_columns(string table, string said)
    {
        await using World world = await World.StartAsync(postgres);
        await world.ExecuteAsync(table);
        await Before(
                $"Table public.lms_activities has other columns … {said} … Name another table in Database:Table",
                $"У таблицы public.lms_activities не те столбцы … {said} … Укажите другую таблицу в Database:Table"
            )
            .HappensAsync(world);
        Assert.Empty(world.Platform.Calls);
    }

    private const string WithAZone = """
        CREATE TABLE lms_activities (user_id varchar, created_at timestamptz, oauth_consumer_key varchar,
            lis_result_sourcedid varchar, lis_outcome_service_url varchar, is_correct boolean, attempt_type varchar)
        """;

    private const string OneMore = """
        CREATE TABLE lms_activities (user_id varchar, created_at timestamp, oauth_consumer_key varchar,
            lis_result_sourcedid varchar, lis_outcome_service_url varchar, is_correct boolean, attempt_type varchar,
            semester int NOT NULL)
        """;

    private async Task<World> HoldingAsync()
    {
        World world = await World.StartAsync(postgres);
        await world.HoldDaysAsync("2024-10-02");
        return world;
    }

    private static FaultCase Setting(string key, string value, string english, string russian) =>
        Unnoted(english, russian) with
        {
            Begin = world => world.Set(key, value),
        };

    private static FaultCase Unnoted(string english, string russian) =>
        Before($"refused: … {english}", $"ответил отказом: … {russian}");

    /// <summary>Before the run has its row in the ledger.</summary>
    private static FaultCase Before(string english, string russian) =>
        new(5, english, russian, _ => { }) { Ledger = null };

    private static FaultCase Noted(string english, string russian) =>
        new(5, $"refused: … {english}", $"ответил отказом: … {russian}", _ => { });
}

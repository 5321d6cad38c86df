using EduEtl.Tests.Support;

namespace EduEtl.Tests.Runs;

/// <summary>Exit 5, the day as it was, and one mail that says so: failure mails need no database.</summary>
public sealed class TheDatabaseRefuses(PostgresFixture postgres)
{
    [Theory]
    [InlineData("en", "Database__Port", "9", "Database:Port (9)")]
    [InlineData("ru", "Database__Port", "9", "Database:Port (9)")]
    [InlineData("en", "Database__Password", "wrong", "Check db_password in .env and Database:User")]
    [InlineData("ru", "Database__Password", "wrong", "Проверьте db_password в .env и Database:User")]
    [InlineData("en", "Database__Name", "nowhere", "createdb nowhere")]
    [InlineData("ru", "Database__Name", "nowhere", "createdb nowhere")]
    [InlineData("en", "Database__Table", "nowhere.attempts", "Check the schema in Database:Table (nowhere.attempts)")]
    public async Task Before_anything_is_fetched(string language, string key, string value, string remedy)
    {
        await using World world = await World.StartAsync(postgres);
        world.Set("Language", language);
        world.Set(key, value);
        ProcessResult result = await world.SettleAsync();
        Expect.Failure(result, 5, remedy);
        Assert.Empty(world.Platform.Calls);
        Assert.Empty(world.Sheets.Calls);
        AssertFailureMail(world, remedy);
    }

    [Theory]
    [InlineData("en", "the right to create, read and write")]
    [InlineData("ru", "право создавать, читать и изменять")]
    public async Task The_user_has_no_right_to_make_tables(string language, string remedy)
    {
        await using World world = await World.StartAsync(postgres);
        world.Set("Language", language);
        await using DatabaseRole role = await DatabaseRole.CreateAsync(world);
        Expect.Failure(await world.SettleAsync(), 5, remedy, role.Name, "42501");
        Assert.True(await world.QueryAsync<bool>("SELECT to_regclass('etl_runs') IS NULL"));
        AssertFailureMail(world, remedy);
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

    [Theory]
    [InlineData("en", "This server takes no changes")]
    [InlineData("ru", "Этот сервер не принимает изменений")]
    public async Task It_is_read_only(string language, string remedy)
    {
        await using World world = await World.StartAsync(postgres);
        string before = await world.HoldDaysAsync("2024-10-02");
        world.Set("Language", language);
        await world.ExecuteAsync($"ALTER DATABASE {world.Database.Name} SET default_transaction_read_only = on");
        Expect.Failure(await world.SettleAsync(), 5, remedy, "25006");
        Assert.Equal(before, await world.ChecksumAsync());
        AssertFailureMail(world, remedy);
    }

    [Theory]
    [InlineData("en", "raise or drop statement_timeout")]
    [InlineData("ru", "увеличьте или снимите statement_timeout")]
    public async Task It_ends_a_statement_that_takes_long(string language, string remedy)
    {
        await using World world = await World.StartAsync(postgres);
        string before = await world.HoldDaysAsync("2024-10-02");
        world.Set("Language", language);
        await world.ExecuteAsync(
            $"""
            ALTER DATABASE {world.Database.Name} SET statement_timeout = '500ms';
            CREATE FUNCTION dawdle() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(5); RETURN NULL; END $$;
            CREATE TRIGGER dawdle AFTER INSERT ON lms_activities EXECUTE FUNCTION dawdle();
            """
        );
        Expect.Failure(await world.SettleAsync(), 5, remedy, "57014");
        await AssertTheOldDayStaysAsync(world, before, remedy);
    }

    [Theory]
    [InlineData("en", "has other columns", "CREATE TABLE lms_activities (id int PRIMARY KEY, user_id varchar)")]
    [InlineData("ru", "не те столбцы", "CREATE TABLE lms_activities (id int PRIMARY KEY, user_id varchar)")]
    [InlineData("en", "created_at timestamptz", WithAZone)]
    [InlineData("en", "+semester int4 NOT NULL", OneMore)]
    public async Task The_main_table_has_other_columns(string language, string said, string table)
    {
        await using World world = await World.StartAsync(postgres);
        world.Set("Language", language);
        await world.ExecuteAsync(table);
        ProcessResult result = await world.SettleAsync();
        Expect.Failure(result, 5, said, "lms_activities", "Database:Table");
        Assert.True(await world.QueryAsync<bool>("SELECT to_regclass('etl_runs') IS NULL"));
        Assert.Empty(world.Platform.Calls);
        AssertFailureMail(world, "lms_activities");
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

    [Theory]
    [InlineData("en", "The day is as it was. Run the day again.")]
    [InlineData("ru", "День в базе остался прежним. Запустите день ещё раз.")]
    public async Task The_session_is_killed_while_rows_are_copied(string language, string remedy)
    {
        await using World world = await World.StartAsync(postgres);
        string before = await world.HoldDaysAsync("2024-10-02");
        world.Set("Language", language);
        var held = new HeldAnswer(Answers.ManyRows(3000));
        world.Platform.Fault = held.AnswerAsync;
        using EduEtlProcess process = world.Start("--date", "2024-10-02");
        await held.CopyingAsync(world);
        Assert.True(await world.QueryAsync<bool>($"SELECT pg_terminate_backend(({HeldAnswer.Copying}))"));
        held.Release();
        Expect.Failure(await process.EndAsync(), 5, remedy);
        await AssertTheOldDayStaysAsync(world, before, remedy);
    }

    /// <summary>At the last statement of the transaction, and in the middle of the commit itself.</summary>
    [Theory]
    [InlineData("TRIGGER die AFTER UPDATE ON etl_runs")]
    [InlineData("CONSTRAINT TRIGGER die AFTER UPDATE ON etl_runs DEFERRABLE INITIALLY DEFERRED")]
    public async Task The_session_is_killed_before_the_commit(string trigger)
    {
        await using World world = await World.StartAsync(postgres);
        Expect.Success(await world.SettleAsync());
        string before = await world.ChecksumAsync();
        await world.ExecuteAsync(
            $"""
            CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql
                AS $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$;
            CREATE {trigger} FOR EACH ROW WHEN (NEW.outcome = 'settled') EXECUTE FUNCTION die();
            """
        );
        world.Platform.Fault = Answers.Rows(Answers.ManyRows(300));
        Expect.Failure(await world.SettleAsync(), 5, "57P01");
        await AssertTheOldDayStaysAsync(world, before, "57P01", mails: 2);
    }

    private static async Task AssertTheOldDayStaysAsync(World world, string before, string said, int mails = 1)
    {
        Assert.Equal(before, await world.ChecksumAsync());
        Assert.Equal("failed - sent", await world.LastRunAsync("outcome", "report_state", "mail_state"));
        Assert.Equal(mails, world.Mails.Count);
        Assert.Contains(said, world.Mails[^1].Text, StringComparison.Ordinal);
        Assert.Contains("[ERROR]", world.Log(), StringComparison.Ordinal);
    }

    private static void AssertFailureMail(World world, string said) =>
        Assert.Contains(said, Assert.Single(world.Mails).Text, StringComparison.Ordinal);
}

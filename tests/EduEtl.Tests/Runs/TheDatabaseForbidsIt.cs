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
            "already exists"
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
            "set REPLICA IDENTITY"
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

        Expect.Failure(await world.SettleAsync("--allow-shrink"), 5, $"SQLSTATE {state}", said, English);
        Expect.Failure(await world.SettleAsync("--allow-shrink", "--language", "ru"), 5, said, Russian);

        Assert.Equal(before, await world.ChecksumAsync());
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

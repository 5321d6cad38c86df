using EduEtl.Tests.Support;

namespace EduEtl.Tests.Runs;

public sealed class TheTableIsThePythonTools(PostgresFixture postgres)
{
    private const string Columns = """
        (user_id VARCHAR, created_at TIMESTAMP, oauth_consumer_key VARCHAR, lis_result_sourcedid VARCHAR,
         lis_outcome_service_url VARCHAR, is_correct BOOLEAN, attempt_type VARCHAR)
        """;

    private const string OtherDay = "('u', '2024-10-01 23:59:59.999999', '', 's', NULL, true, 'submit')";
    private const string SameDay = "('u', '2024-10-02 00:00:00', '', 's', NULL, NULL, 'run')";

    [Fact]
    public async Task It_is_adopted_and_its_other_days_are_kept()
    {
        await using World world = await World.StartAsync(postgres);
        await world.ExecuteAsync(
            $"CREATE TABLE lms_activities {Columns}; INSERT INTO lms_activities VALUES {OtherDay}, {SameDay}"
        );
        Expect.Success(await world.SettleAsync());
        Assert.Equal("settled 1", await world.LastRunAsync("outcome", "rows_replaced"));
        Assert.Equal(
            1,
            await world.QueryAsync<long>(
                $"SELECT count(*) FROM lms_activities t WHERE t = ROW{OtherDay}::lms_activities"
            )
        );
        Assert.Equal(201, await world.QueryAsync<long>("SELECT count(*) FROM lms_activities"));
        Assert.Equal(
            1,
            await world.QueryAsync<long>("SELECT count(*) FROM pg_indexes WHERE tablename = 'lms_activities'")
        );
    }

    [Theory]
    [InlineData("Mixed Case.order\"s", "\"Mixed Case\".\"order\"\"s\"")]
    [InlineData("select", "\"select\"")]
    [InlineData("попытки", "\"попытки\"")]
    [InlineData("lms.attempts", "lms.attempts")]
    public async Task Its_name_wants_quoting(string setting, string sql)
    {
        await using World world = await World.StartAsync(postgres);
        await world.ExecuteAsync($"CREATE SCHEMA \"Mixed Case\"; CREATE SCHEMA lms; CREATE TABLE {sql} {Columns}");
        await world.ExecuteAsync($"INSERT INTO {sql} VALUES {OtherDay}");
        world.Set("Database__Table", setting);
        Expect.Success(await world.SettleAsync());
        Expect.Success(await world.SettleAsync());
        Assert.Equal(201, await world.QueryAsync<long>($"SELECT count(*) FROM {sql}"));
        string schema = sql.Contains('.', StringComparison.Ordinal)
            ? sql[..sql.IndexOf('.', StringComparison.Ordinal)]
            : "public";
        Assert.Equal(
            2,
            await world.QueryAsync<long>($"SELECT count(*) FROM {schema}.etl_runs WHERE outcome = 'settled'")
        );
    }

    [Fact]
    public async Task A_name_that_wants_quoting_is_made_too()
    {
        await using World world = await World.StartAsync(postgres);
        world.Set("Database__Table", "Order's \"x\"; --");
        Expect.Success(await world.SettleAsync());
        Assert.Equal(200, await world.QueryAsync<long>("SELECT count(*) FROM \"Order's \"\"x\"\"; --\""));
    }
}

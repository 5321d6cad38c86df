using EduEtl.Tests.Support;
using Npgsql;

namespace EduEtl.Tests.Docs;

public sealed class SetUpAsThePagesSay(PostgresFixture postgres)
{
    private const string Password = "choose-a-password";

    private readonly string _name = $"eduetl_pages_{Guid.NewGuid():N}";

    [Fact]
    public async Task The_user_and_the_database_suffice_and_the_questions_are_answered()
    {
        await using World world = await World.StartAsync(postgres, rows: null);
        try
        {
            foreach (string statement in Statements("CREATE USER"))
                await ExecuteAsync(world, statement);

            ProcessResult result = await SettleAsync(world, _name);

            Assert.True(result.ExitCode == 0, result.All);
            Assert.Equal([World.Day], await FirstColumnAsync<DateOnly>(world, "SELECT DISTINCT day"));
            Assert.Contains("user_id_missing", await FirstColumnAsync<string>(world, "SELECT problem"));
        }
        finally
        {
            await world.ExecuteAsync($"DROP DATABASE IF EXISTS {_name} WITH (FORCE)");
            await world.ExecuteAsync($"DROP USER IF EXISTS {_name}");
        }
    }

    [Fact]
    public async Task A_table_that_is_handed_over_keeps_its_rows()
    {
        await using World world = await World.StartAsync(postgres);
        try
        {
            await ExecuteAsync(world, Statements("CREATE USER")[0]);
            await world.ExecuteAsync(
                """
                CREATE TABLE lms_activities (user_id varchar, created_at timestamp, oauth_consumer_key varchar,
                    lis_result_sourcedid varchar, lis_outcome_service_url varchar, is_correct boolean, attempt_type varchar);
                INSERT INTO lms_activities (user_id, created_at) VALUES ('of another day', '2023-05-31 09:16:11')
                """
            );
            foreach (string statement in Statements("ALTER TABLE"))
                await ExecuteAsync(world, statement);

            ProcessResult result = await SettleAsync(world, world.Database.Name);

            Assert.True(result.ExitCode == 0, result.All);
            Assert.Equal(
                201,
                await world.QueryAsync<long>("SELECT count(*) FROM lms_activities")
                    + await world.QueryAsync<long>("SELECT rows_rejected FROM etl_runs")
            );
        }
        finally
        {
            await world.ExecuteAsync(
                $"DO $$ BEGIN IF to_regrole('{_name}') IS NOT NULL THEN DROP OWNED BY {_name}; DROP USER {_name}; END IF; END $$"
            );
        }
    }

    private static string Sql(string page, string beginning) =>
        Assert
            .Single(
                DocPage.Read(page).Fences,
                fence => fence.Language == "sql" && fence.Text.StartsWith(beginning, StringComparison.Ordinal)
            )
            .Text;

    // One by one: CREATE DATABASE has to be a statement by itself.
    private string[] Statements(string beginning) =>
        Sql("docs/set-up.md", beginning).Replace("eduetl", _name, StringComparison.Ordinal).Trim().Split('\n');

    private static async Task ExecuteAsync(World world, string statement)
    {
        try
        {
            await world.ExecuteAsync(statement);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            Assert.Skip("The user of EDUETL_TEST_DB may make no users.");
        }
    }

    private Task<ProcessResult> SettleAsync(World world, string database)
    {
        world.Set("Database__Name", database);
        world.Set("Database__User", _name);
        world.Set("Database__Password", Password);
        return world.SettleAsync();
    }

    private async Task<List<T>> FirstColumnAsync<T>(World world, string beginning)
    {
        NpgsqlConnectionStringBuilder owner = new(world.Database.ConnectionString)
        {
            Database = _name,
            Username = _name,
            Password = Password,
            Pooling = false,
        };
        await using NpgsqlConnection connection = new(owner.ConnectionString);
        await connection.OpenAsync();
        await using NpgsqlCommand command = new(Sql("docs/database.md", beginning), connection);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
        List<T> values = [];
        while (await reader.ReadAsync())
            values.Add(reader.GetFieldValue<T>(0));
        return values;
    }
}

using EduEtl.Tests.Support;
using Npgsql;

namespace EduEtl.Tests.Docs;

public sealed class SetUpAsTheReadmeSays(PostgresFixture postgres)
{
    private readonly string name = $"eduetl_readme_{Guid.NewGuid():N}";
    private readonly string[] sql =
    [
        .. Readme.Read("README.md").Fences.Where(fence => fence.Language == "sql").Select(fence => fence.Text),
    ];

    [Fact]
    public async Task The_user_and_the_database_suffice_and_the_questions_are_answered()
    {
        await using World world = await World.StartAsync(postgres, rows: null);
        try
        {
            await MakeUserAndDatabaseAsync(world);
            world.Set("Database__Name", name);
            world.Set("Database__User", name);
            world.Set("Database__Password", "choose-a-password");

            ProcessResult result = await world.SettleAsync();

            Assert.True(result.ExitCode == 0, result.All);
            Assert.Equal([World.Day], await FirstColumnAsync<DateOnly>(world, "SELECT DISTINCT day"));
            Assert.Contains("user_id_missing", await FirstColumnAsync<string>(world, "SELECT problem"));
        }
        finally
        {
            await world.ExecuteAsync($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
            await world.ExecuteAsync($"DROP USER IF EXISTS {name}");
        }
    }

    private async Task MakeUserAndDatabaseAsync(World world)
    {
        string setUp = Assert.Single(sql, text => text.StartsWith("CREATE USER", StringComparison.Ordinal));
        try
        {
            // CREATE DATABASE has to be a statement by itself.
            foreach (string statement in setUp.Replace("eduetl", name, StringComparison.Ordinal).Trim().Split('\n'))
                await world.ExecuteAsync(statement);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            Assert.Skip("The user of EDUETL_TEST_DB may make no users.");
        }
    }

    private async Task<List<T>> FirstColumnAsync<T>(World world, string beginning)
    {
        string query = Assert.Single(sql, text => text.StartsWith(beginning, StringComparison.Ordinal));
        NpgsqlConnectionStringBuilder owner = new(world.Database.ConnectionString)
        {
            Database = name,
            Username = name,
            Password = "choose-a-password",
            Pooling = false,
        };
        await using NpgsqlConnection connection = new(owner.ConnectionString);
        await connection.OpenAsync();
        await using NpgsqlCommand command = new(query, connection);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
        List<T> values = [];
        while (await reader.ReadAsync())
            values.Add(reader.GetFieldValue<T>(0));
        return values;
    }
}

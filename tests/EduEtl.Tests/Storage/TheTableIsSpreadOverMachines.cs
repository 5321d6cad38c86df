using EduEtl.Tests.Support;
using Npgsql;

namespace EduEtl.Tests.Storage;

/// <summary>
/// <c>Database:DistributeBy</c>. <c>EDUETL_TEST_CITUS</c>, a connection string, names a database on a Citus coordinator;
/// the tables get a schema of their own in it.
/// </summary>
public sealed class TheTableIsSpreadOverMachines(PostgresFixture postgres)
{
    private readonly string _schema = $"eduetl_test_{Guid.NewGuid():N}";

    [Fact]
    public async Task Without_the_extension_the_message_names_the_setting_and_nothing_is_made()
    {
        await using World world = await World.StartAsync(postgres);
        world.Set("Database__DistributeBy", "user_id");

        ProcessResult result = await world.SettleAsync();

        Assert.Equal(5, result.ExitCode);
        Assert.Contains("Database:DistributeBy = user_id", result.Error, StringComparison.Ordinal);
        Assert.Contains("CREATE EXTENSION citus", result.Error, StringComparison.Ordinal);
        Assert.True(
            await world.QueryAsync<bool>(
                "SELECT to_regclass('lms_activities') IS NULL AND to_regclass('etl_runs') IS NULL"
            )
        );
    }

    [Fact]
    public async Task A_day_is_settled_and_replaced_on_citus()
    {
        NpgsqlConnectionStringBuilder citus = Coordinator();
        await using var coordinator = NpgsqlDataSource.Create(citus);
        await ExecuteAsync(coordinator, $"CREATE SCHEMA {_schema}");
        try
        {
            await using World world = await World.StartAsync(postgres);
            PointAt(world, citus);

            ProcessResult first = await world.SettleAsync();
            long once = await CountAsync(coordinator);
            ProcessResult again = await world.SettleAsync();

            Assert.True(first.ExitCode == 0, first.All);
            Assert.True(again.ExitCode == 0, again.All);
            Assert.InRange(once, 1, 200);
            Assert.Equal(once, await CountAsync(coordinator));
            Assert.Equal("user_id", await DistributionColumnAsync(coordinator));
            Assert.Equal([null, once], await RowsReplacedAsync(coordinator));
        }
        finally
        {
            await ExecuteAsync(coordinator, $"DROP SCHEMA {_schema} CASCADE");
        }
    }

    private static NpgsqlConnectionStringBuilder Coordinator()
    {
        string? given = Environment.GetEnvironmentVariable("EDUETL_TEST_CITUS");
        Assert.SkipWhen(string.IsNullOrEmpty(given), "EDUETL_TEST_CITUS names no Citus coordinator");
        return new(given);
    }

    private void PointAt(World world, NpgsqlConnectionStringBuilder citus)
    {
        world.Set("Database__Host", citus.Host!);
        world.Set("Database__Port", $"{citus.Port}");
        world.Set("Database__Name", citus.Database!);
        world.Set("Database__User", citus.Username!);
        world.Set("Database__Password", citus.Password ?? "");
        world.Set("Database__Table", $"{_schema}.lms_activities");
        world.Set("Database__DistributeBy", "user_id");
    }

    private static async Task ExecuteAsync(NpgsqlDataSource database, string sql)
    {
        await using NpgsqlCommand command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<T> QueryAsync<T>(NpgsqlDataSource database, string sql)
    {
        await using NpgsqlCommand command = database.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    private Task<long> CountAsync(NpgsqlDataSource database) =>
        QueryAsync<long>(database, $"SELECT count(*) FROM {_schema}.lms_activities");

    private Task<string> DistributionColumnAsync(NpgsqlDataSource database) =>
        QueryAsync<string>(
            database,
            $"SELECT distribution_column FROM citus_tables WHERE table_name = '{_schema}.lms_activities'::regclass"
        );

    private Task<long?[]> RowsReplacedAsync(NpgsqlDataSource database) =>
        QueryAsync<long?[]>(
            database,
            $"SELECT array_agg(nullif(rows_replaced, 0) ORDER BY started_at) FROM {_schema}.etl_runs"
        );
}

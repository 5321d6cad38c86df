using System.Globalization;
using System.Text.RegularExpressions;
using EduEtl.Attempts;
using EduEtl.Storage.Postgres;
using EduEtl.Tests.Support;
using Npgsql;

namespace EduEtl.Tests.Storage;

/// <summary>
/// <c>Database:DistributeBy</c>. <c>EDUETL_TEST_CITUS</c>, a connection string, names a database on a Citus coordinator;
/// the tables get a schema of their own in it.
/// </summary>
public sealed class TheTableIsSpreadOverMachines(PostgresFixture postgres) : IAsyncLifetime
{
    private static readonly Regex Handed = new("data received from node(?:s|): (\\d+) (bytes|kB|MB)");

    private static readonly Dictionary<string, long> Units = new()
    {
        ["bytes"] = 1,
        ["kB"] = 1024,
        ["MB"] = 1024 * 1024,
    };

    private readonly string _schema = $"eduetl_test_{Guid.NewGuid():N}";
    private NpgsqlDataSource? _coordinator;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

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
        await using World world = await OnClusterAsync();
        ProcessResult first = await world.SettleAsync();
        long once = await CountAsync();
        ProcessResult again = await world.SettleAsync();

        Expect.Success(first);
        Expect.Success(again);
        Assert.InRange(once, 1, 200);
        Assert.Equal(once, await CountAsync());
        Assert.Equal(
            "user_id",
            await QueryAsync<string>(
                $"SELECT distribution_column FROM citus_tables WHERE table_name = '{_schema}.lms_activities'::regclass"
            )
        );
        Assert.Equal(
            $"-,{once}",
            await QueryAsync<string>(
                $"""
                SELECT string_agg(coalesce(nullif(rows_replaced, 0)::text, '-'), ',' ORDER BY started_at)
                FROM {_schema}.etl_runs
                """
            )
        );
    }

    [Fact]
    public async Task Days_are_loaded_side_by_side_on_citus()
    {
        await using World world = await OnClusterAsync();
        Expect.Success(await world.RunAsync("--from", "2024-10-02", "--to", "2024-10-03", "--allow-shrink"));
        await using NpgsqlConnection other = await _coordinator!.OpenConnectionAsync(Cancellation);
        await using NpgsqlTransaction load = await other.BeginTransactionAsync(Cancellation);
        await using (NpgsqlCommand delete = other.CreateCommand())
        {
            // As any other program does it.
            delete.CommandText = $"DELETE FROM {_schema}.lms_activities WHERE created_at < '2024-10-03'";
            await delete.ExecuteNonQueryAsync(Cancellation);
        }

        ProcessResult beside = await world.RunAsync("--date", "2024-10-03");

        Expect.Success(beside);
    }

    [Fact]
    public async Task A_cluster_counts_a_day_as_one_server_does_and_hands_over_sums_alone()
    {
        await using World world = await OnClusterAsync();
        Expect.Success(await world.SettleAsync());
        await ExecuteAsync(
            $"""
            INSERT INTO {_schema}.lms_activities
            SELECT user_id, '2024-10-02 12:00', '', 'course-v1:C' || task % 3 || ':lms-' || md5(task::text) || ':' || user_id, '',
                (task + student) % 2 = 0, CASE WHEN task % 2 = 0 THEN 'submit' ELSE 'run' END
            FROM generate_series(1, 30) AS task, generate_series(1, 1000) AS student, md5(student::text) AS user_id
            """
        );
        var main = new TableName(_schema, "lms_activities");
        await using var session = new Session(null!, await _coordinator!.OpenConnectionAsync(Cancellation))
        {
            Tables = new(main, []),
        };
        var window = new DayWindow(new(2024, 10, 2), TestMode: false);

        WindowStatistics spread = await WindowStatistics.ReadAsync(session, window, Cancellation);
        WindowStatistics pulled = await WindowStatistics.ReadAsync(
            session,
            WindowSql.Statistics(main),
            window,
            Cancellation
        );

        Assert.InRange(spread.Day.Users, 1000, 1200);
        Expect.Same(pulled, spread);
        Assert.InRange(await HandedOverAsync(session, WindowSql.SpreadStatistics(main), window), 1, 300_000);
        Assert.InRange(await HandedOverAsync(session, WindowSql.Statistics(main), window), 1_000_000, long.MaxValue);
    }

    [Fact]
    public async Task Doctor_sees_locks_without_limit_and_its_remedy_ends_them_on_citus()
    {
        await using World world = await OnClusterAsync();
        string role = _schema + "_user";
        await ExecuteAsync($"CREATE ROLE {role} LOGIN; GRANT ALL ON SCHEMA {_schema} TO {role}");
        try
        {
            world.Set("Database__User", role);
            string[] lines = (await world.RunAsync("doctor")).Output.Split('\n');
            int found = Array.FindIndex(lines, line => line.StartsWith("! Citus — on ", StringComparison.Ordinal));
            Assert.True(found >= 0, string.Join('\n', lines));
            string remedy = lines[found + 1];

            await ExecuteAsync(remedy[remedy.IndexOf("ALTER ROLE", StringComparison.Ordinal)..]);

            ProcessResult after = await world.RunAsync("doctor");
            Assert.Contains("✓ Citus — version", after.Output, StringComparison.Ordinal);
            Expect.Success(await world.SettleAsync());
            after = await world.RunAsync("doctor");
            Assert.Contains("is distributed by user_id", after.Output, StringComparison.Ordinal);
        }
        finally
        {
            await ExecuteAsync($"DROP OWNED BY {role} CASCADE; DROP ROLE {role}");
        }
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (_coordinator is null)
            return;
        await ExecuteAsync($"DROP SCHEMA {_schema} CASCADE");
        await _coordinator.DisposeAsync();
    }

    /// <summary>Bytes that the machines send to the coordinator.</summary>
    private static async Task<long> HandedOverAsync(Session session, string sql, DayWindow window)
    {
        List<string> plan = await session.ListAsync(
            "EXPLAIN (ANALYZE, TIMING OFF) " + sql,
            row => row.GetString(0),
            Cancellation,
            window.Start,
            window.End
        );
        return plan.Select(line => Handed.Match(line))
            .Where(match => match.Success)
            .Sum(match =>
                long.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) * Units[match.Groups[2].Value]
            );
    }

    private async Task<World> OnClusterAsync()
    {
        NpgsqlConnectionStringBuilder citus = Coordinator();
        _coordinator = NpgsqlDataSource.Create(citus);
        await ExecuteAsync($"CREATE SCHEMA {_schema}");
        World world = await World.StartAsync(postgres);
        PointAt(world, citus);
        return world;
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

    private async Task ExecuteAsync(string sql)
    {
        await using NpgsqlCommand command = _coordinator!.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private async Task<T> QueryAsync<T>(string sql)
    {
        await using NpgsqlCommand command = _coordinator!.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    private Task<long> CountAsync() => QueryAsync<long>($"SELECT count(*) FROM {_schema}.lms_activities");
}

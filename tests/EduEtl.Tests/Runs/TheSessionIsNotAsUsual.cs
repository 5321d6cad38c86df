using EduEtl.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace EduEtl.Tests.Runs;

/// <summary>The environment, the role and the database have a say in a session; the settings have the last.</summary>
public sealed class TheSessionIsNotAsUsual(PostgresFixture postgres)
{
    private const string Table = "попытки";

    [Theory]
    [InlineData("PGCLIENTENCODING", "WIN1251")]
    [InlineData("PGOPTIONS", "-c client_encoding=WIN1251 -c default_transaction_read_only=on -c search_path=pg_temp")]
    [InlineData("PGSSLNEGOTIATION", "direct")]
    public async Task By_the_environment(string variable, string value)
    {
        await using World world = await World.StartAsync(postgres);
        world.Settings[variable] = value;
        world.Set("Database__Table", Table);

        Expect.Success(await world.SettleAsync());

        Assert.Equal(200, await world.QueryAsync<long>($"SELECT count(*) FROM public.{Table}"));
        Assert.Equal(Table, await world.QueryAsync<string>("SELECT table_name FROM etl_runs"));
    }

    [Theory]
    [InlineData("client_encoding = 'WIN1251'")]
    [InlineData("default_transaction_read_only = on")]
    [InlineData("default_transaction_isolation = 'serializable'")]
    [InlineData("datestyle = 'German'")]
    [InlineData("standard_conforming_strings = off")]
    public async Task By_the_database(string setting)
    {
        await using World world = await World.StartAsync(postgres);
        await world.ExecuteAsync($"ALTER DATABASE \"{world.Database.Name}\" SET {setting}");
        world.Set("Database__Table", Table);

        Expect.Success(await world.SettleAsync());
        await world.ExecuteAsync($"ALTER DATABASE \"{world.Database.Name}\" RESET ALL");

        Assert.Equal(200, await world.QueryAsync<long>($"SELECT count(*) FROM public.{Table}"));
    }

    [Fact]
    public async Task By_a_limit_on_transactions_while_the_operator_thinks()
    {
        await using World world = await World.StartAsync(postgres);
        await world.HoldDaysAsync("2024-10-02");
        world.Platform.Fault = Answers.Rows(Answers.ManyRows(99));
        await world.ExecuteAsync(
            $"ALTER DATABASE \"{world.Database.Name}\" SET idle_in_transaction_session_timeout = '400ms'"
        );

        await using var terminal = PseudoTerminal.Start(world, "--date", "2024-10-02");
        await terminal.WaitForAsync("[y/N]");
        await Task.Delay(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);
        await terminal.TypeAsync("y\r");

        Assert.Equal(0, await terminal.ExitAsync());
        Assert.Equal(99, await world.QueryAsync<long>("SELECT count(*) FROM lms_activities"));
    }

    /// <summary>The platform thinks before its answer, and once more in the middle of it.</summary>
    [Fact]
    public async Task By_a_limit_on_sessions_while_the_platform_thinks()
    {
        await using World world = await World.StartAsync(postgres);
        await world.ExecuteAsync($"ALTER DATABASE \"{world.Database.Name}\" SET idle_session_timeout = '400ms'");
        world.Platform.Fault = async context =>
        {
            await Task.Delay(TimeSpan.FromSeconds(1));
            await context.Response.WriteAsync("[");
            await context.Response.Body.FlushAsync();
            await Task.Delay(TimeSpan.FromSeconds(1));
            await context.Response.WriteAsync(string.Join(',', Answers.ManyRows(200)) + "]");
            return true;
        };

        Expect.Success(await world.SettleAsync());
        await world.ExecuteAsync($"ALTER DATABASE \"{world.Database.Name}\" RESET ALL");

        Assert.Equal("settled 200", await world.LastRunAsync("outcome", "rows_stored"));
    }

    [Theory]
    [InlineData("en", "may use no schema in which the table lms_activities could be")]
    [InlineData("ru", "недоступна ни одна схема, где могла бы быть таблица lms_activities")]
    public async Task No_schema_may_be_used(string language, string said)
    {
        await using World world = await World.StartAsync(postgres);
        await using DatabaseRole role = await DatabaseRole.CreateAsync(world);
        await world.ExecuteAsync("REVOKE ALL ON SCHEMA public FROM PUBLIC");
        world.Set("Language", language);
        string grant = $"GRANT CREATE, USAGE ON SCHEMA public TO \"{role.Name}\"";

        Expect.Failure(await world.SettleAsync(), 5, said, grant);
        Expect.Failure(await world.RunAsync("status"), 5, said, grant);
        Expect.Failure(await world.RunAsync("report", "--date", "2024-10-02"), 5, said, grant);
        await world.ExecuteAsync(grant);
        Expect.Success(await world.SettleAsync());
    }

    [Fact]
    public async Task The_search_path_names_nothing()
    {
        await using World world = await World.StartAsync(postgres);
        await world.ExecuteAsync($"ALTER DATABASE \"{world.Database.Name}\" SET search_path = nowhere");

        Expect.Failure(await world.SettleAsync(), 5, "search_path: nowhere");
        world.Set("Database__Table", "public.lms_activities");
        Expect.Success(await world.SettleAsync());
    }

    [Theory]
    [InlineData("en", "is a worker of a Citus cluster")]
    [InlineData("ru", "рабочий узел кластера Citus")]
    public async Task The_server_is_a_worker_of_a_cluster(string language, string said)
    {
        await using World world = await World.StartAsync(postgres);
        await world.ExecuteAsync(
            """
            SET allow_system_table_mods = on;
            CREATE TABLE pg_catalog.pg_dist_local_group (groupid integer PRIMARY KEY);
            INSERT INTO pg_catalog.pg_dist_local_group VALUES (0)
            """
        );
        Expect.Success(await world.SettleAsync());
        world.Set("Language", language);
        await world.ExecuteAsync("UPDATE pg_catalog.pg_dist_local_group SET groupid = 3");
        Expect.Failure(await world.SettleAsync(), 5, said, "Database:Host");
    }
}

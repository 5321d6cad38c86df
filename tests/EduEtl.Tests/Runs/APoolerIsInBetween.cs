using EduEtl.Attempts;
using EduEtl.Days;
using EduEtl.Storage.Postgres;
using EduEtl.Tests.Support;
using Npgsql;

namespace EduEtl.Tests.Runs;

public sealed class APoolerIsInBetween(PostgresFixture postgres)
{
    [Theory]
    [InlineData("transaction", "en", "in transaction or statement mode", "pool_mode = session")]
    [InlineData("transaction", "ru", "в режиме transaction или statement", "pool_mode = session")]
    [InlineData("statement", "en", "in transaction or statement mode", "pool_mode = session")]
    public async Task A_session_that_is_handed_on_is_refused(string mode, string language, string said, string remedy)
    {
        await using World world = await World.StartAsync(postgres);
        await using PgBouncer bouncer = await PgBouncer.StartAsync(world.Database, mode);
        bouncer.Stand(world);
        world.Set("Language", language);

        Expect.Failure(await world.SettleAsync(), 5, $":{bouncer.Port}", said, remedy);

        Assert.True(await world.QueryAsync<bool>("SELECT to_regclass('lms_activities') IS NULL"));
        Assert.Empty(world.Platform.Calls);
    }

    [Fact]
    public async Task A_session_that_is_kept_is_as_good_as_the_servers_own()
    {
        await using World world = await World.StartAsync(postgres);
        await using PgBouncer bouncer = await PgBouncer.StartAsync(world.Database, "session");
        bouncer.Stand(world);

        Expect.Success(await world.SettleAsync());
        Expect.Success(await world.SettleAsync());
        Expect.Success(await world.RunAsync("status"));

        Assert.Equal(200, await world.QueryAsync<long>("SELECT count(*) FROM lms_activities"));
    }

    [Theory]
    [InlineData("status")]
    [InlineData("--dry-run", "--date", "2024-10-02")]
    [InlineData("problems", "--date", "2024-10-02")]
    [InlineData("doctor")]
    public async Task Who_only_looks_leaves_nothing_on_it(params string[] args)
    {
        await using World world = await World.StartAsync(postgres);
        Expect.Success(await world.SettleAsync());
        await using PgBouncer bouncer = await PgBouncer.StartAsync(world.Database, "transaction");
        bouncer.Stand(world);

        ProcessResult look = await world.RunAsync(args);

        Assert.Equal(args[0] == "doctor" ? 3 : 0, look.ExitCode);
        await using NpgsqlConnection other = await OpenAsync(world, bouncer);
        await ExecuteAsync(other, "CREATE TABLE of_another_program (id integer)");
        Assert.Equal("off 0", await ScalarAsync<string>(other, Left));
    }

    [Fact]
    public async Task The_doctor_says_it()
    {
        await using World world = await World.StartAsync(postgres);
        await using PgBouncer bouncer = await PgBouncer.StartAsync(world.Database, "transaction");
        bouncer.Stand(world);
        ProcessResult look = await world.RunAsync("doctor");
        Assert.Contains("✗ PostgreSQL — The session at", look.Output, StringComparison.Ordinal);
    }

    /// <summary>As where nobody had noticed the pooler.</summary>
    [Fact]
    public async Task Two_loads_of_one_day_that_share_a_session_do_not_both_begin()
    {
        await using World world = await World.StartAsync(postgres);
        Expect.Success(await world.SettleAsync());
        await using PgBouncer bouncer = await PgBouncer.StartAsync(world.Database, "transaction");
        await using Session first = new(world.Database.Settings, await OpenAsync(world, bouncer));
        await using Session second = new(world.Database.Settings, await OpenAsync(world, bouncer));
        CancellationToken ct = TestContext.Current.CancellationToken;
        await Schema.LocateAsync(first, ct);
        second.Tables = first.Tables;
        var day = new DayWindow(World.Day, TestMode: false);

        // The session's locks are no help: both are the same server process to the server.
        await DayLock.TakeAsync(first, day, wholeTable: false, ct);
        await DayLock.TakeAsync(second, day, wholeTable: false, ct);
        await using NpgsqlTransaction load = await first.Connection.BeginTransactionAsync(ct);
        await DayLock.HoldAsync(first, day, wholeTable: false, ct);

        await using NpgsqlTransaction other = await second.Connection.BeginTransactionAsync(ct);
        await Assert.ThrowsAsync<DayInWorkException>(() => DayLock.HoldAsync(second, day, wholeTable: false, ct));
    }

    private const string Left =
        "SELECT current_setting('default_transaction_read_only') || ' ' || current_setting('lock_timeout')";

    private static async Task<NpgsqlConnection> OpenAsync(World world, PgBouncer bouncer)
    {
        var through = new NpgsqlConnectionStringBuilder(world.Database.ConnectionString)
        {
            Port = bouncer.Port,
            Pooling = false,
            NoResetOnClose = true,
        };
        var connection = new NpgsqlConnection(through.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using NpgsqlCommand command = new(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<T> ScalarAsync<T>(NpgsqlConnection connection, string sql)
    {
        await using NpgsqlCommand command = new(sql, connection);
        return (T)(await command.ExecuteScalarAsync())!;
    }
}

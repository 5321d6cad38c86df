using EduEtl.Storage.Postgres;
using EduEtl.Tests.Support;
using Npgsql;

namespace EduEtl.Tests.Storage;

/// <summary>
/// A run finds something missing and waits for its turn to make it; meanwhile another makes it and loads into it. The
/// first must not want for itself what is in use: it would wait, or meet the other in a deadlock.
/// </summary>
public sealed class AnotherRunMadeTheTables(PostgresFixture postgres)
{
    [Theory]
    [InlineData("ALTER TABLE etl_runs RENAME TO away", "ALTER TABLE away RENAME TO etl_runs", "etl_runs")]
    [InlineData(
        "ALTER TABLE etl_problem_rows RENAME TO away",
        "ALTER TABLE away RENAME TO etl_problem_rows",
        "etl_runs"
    )]
    [InlineData(
        "ALTER TABLE etl_runs RENAME COLUMN kind TO away",
        "ALTER TABLE etl_runs RENAME COLUMN away TO kind",
        "etl_runs"
    )]
    [InlineData(
        "DROP INDEX lms_activities_created_at_idx",
        "CREATE INDEX ON lms_activities (created_at)",
        "lms_activities"
    )]
    public async Task It_goes_on_while_they_are_in_use(string hide, string show, string used)
    {
        CancellationToken ct = TestContext.Current.CancellationToken;
        await using World world = await World.StartAsync(postgres);
        Expect.Success(await world.RunAsync("--date", "2024-10-01"));
        await world.ExecuteAsync(hide);
        await using Session maker = await world.Database.OpenSessionAsync();
        await using NpgsqlTransaction makes = await maker.Connection.BeginTransactionAsync(ct);
        await AdvisoryLock.WaitInTransactionAsync(maker, AdvisoryLock.TablesKey, ct);
        using EduEtlProcess waiting = world.Start("--date", "2024-10-02");
        await world.WaitUntilAsync("EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted)");

        await using NpgsqlConnection loader = await world.Database.OpenAsync();
        await world.ExecuteAsync(show);
        await using NpgsqlTransaction loads = await loader.BeginTransactionAsync(ct);
        await using (NpgsqlCommand use = new($"LOCK TABLE {used} IN ROW EXCLUSIVE MODE", loader))
            await use.ExecuteNonQueryAsync(ct);
        await makes.CommitAsync(ct);

        Expect.Success(await waiting.EndAsync());
    }
}

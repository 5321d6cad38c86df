using EduEtl.Storage.Postgres;
using EduEtl.Tests.Support;
using Npgsql;

namespace EduEtl.Tests.Storage;

/// <summary>Two days of a range find an adopted table without its index: one makes it, the other waits.</summary>
public sealed class AnIndexTakesLong(PostgresFixture postgres)
{
    [Fact]
    public async Task Who_waits_for_it_waits_longer_than_for_a_table()
    {
        CancellationToken ct = TestContext.Current.CancellationToken;
        await using TestDatabase database = await postgres.NewDatabaseAsync();
        await using Session maker = await database.OpenSessionAsync();
        await using Session other = await database.OpenSessionAsync();
        await other.ExecuteAsync("SET lock_timeout = '100ms'", ct);
        await using NpgsqlTransaction makes = await maker.Connection.BeginTransactionAsync(ct);
        await AdvisoryLock.WaitInTransactionAsync(maker, AdvisoryLock.TablesKey, ct);

        await using NpgsqlTransaction waits = await other.Connection.BeginTransactionAsync(ct);
        Task waiting = AdvisoryLock.WaitInTransactionAsync(other, AdvisoryLock.TablesKey, ct);
        Assert.NotSame(waiting, await Task.WhenAny(waiting, Task.Delay(TimeSpan.FromMilliseconds(500), ct)));
        await makes.CommitAsync(ct);
        await waiting;

        Assert.Equal(Database.LockTimeout, await other.ScalarAsync<string>("SHOW lock_timeout", ct));
    }
}

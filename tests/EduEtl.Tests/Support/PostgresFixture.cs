using EduEtl.Sandbox.Database;
using EduEtl.Tests.Support;

[assembly: AssemblyFixture(typeof(PostgresFixture))]

namespace EduEtl.Tests.Support;

/// <summary>
/// One PostgreSQL for the whole test run, started by the first test that asks; <c>EDUETL_TEST_DB</c>, a connection
/// string, names another server. Each test gets an empty database of its own.
/// </summary>
public sealed class PostgresFixture : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private readonly Lazy<Task<PrivatePostgres>> _cluster;

    public PostgresFixture() =>
        _cluster = new(() =>
            PrivatePostgres.StartAsync(new PrivatePostgresOptions(_folder.File("postgres"), Fast: true))
        );

    /// <summary>Skips the calling test where there is no PostgreSQL; in CI it fails instead.</summary>
    public async Task<TestDatabase> NewDatabaseAsync(string? encoding = null)
    {
        if (Environment.GetEnvironmentVariable("EDUETL_TEST_DB") is { Length: > 0 } given)
            return await TestDatabase.CreateAsync(given, encoding);
        Postgres.Require();
        return await TestDatabase.CreateAsync((await _cluster.Value).ConnectionString("postgres"), encoding);
    }

    public async ValueTask DisposeAsync()
    {
        if (_cluster.IsValueCreated && _cluster.Value.IsCompletedSuccessfully)
            await (await _cluster.Value).DisposeAsync();
        _folder.Dispose();
    }
}

using EduEtl.Tests.Support;
using Npgsql;

namespace EduEtl.Tests.Runs;

/// <summary>
/// Somebody else's session holds the table. The program waits for half a minute and no longer: the one test that takes
/// that long, beside the others, in both languages at once.
/// </summary>
public sealed class TheTableIsLocked(PostgresFixture postgres)
{
    [Fact]
    public Task After_half_a_minute_the_day_is_as_it_was() =>
        Task.WhenAll(
            HappensAsync("en", "55P03", "find it in pg_locks"),
            HappensAsync("ru", "55P03", "найдите блокировку в pg_locks")
        );

    private async Task HappensAsync(string language, string state, string remedy)
    {
        await using World world = await World.StartAsync(postgres);
        string before = await world.HoldDaysAsync("2024-10-02");
        await world.ExecuteAsync("CREATE INDEX ON lms_activities (created_at)");
        world.Set("Language", language);
        await using NpgsqlConnection holder = await world.Database.OpenAsync();
        await using NpgsqlTransaction transaction = await holder.BeginTransactionAsync();
        await using (NpgsqlCommand take = new("LOCK TABLE lms_activities IN EXCLUSIVE MODE", holder))
            await take.ExecuteNonQueryAsync();
        Expect.Failure(await world.SettleAsync(), 5, state, remedy);
        Assert.Equal(before, await world.ChecksumAsync());
        Assert.Equal("failed - sent", await world.LastRunAsync("outcome", "report_state", "mail_state"));
        Assert.Contains(remedy, Assert.Single(world.Mails).Text, StringComparison.Ordinal);
        Assert.Contains(state, world.Log(), StringComparison.Ordinal);
    }
}

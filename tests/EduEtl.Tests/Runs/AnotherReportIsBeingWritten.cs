using EduEtl.Storage.Postgres;
using EduEtl.Tests.Support;

namespace EduEtl.Tests.Runs;

public sealed class AnotherReportIsBeingWritten(PostgresFixture postgres)
{
    [Theory]
    [InlineData("--date", "2024-10-02")]
    [InlineData("--from", "2024-10-02", "--to", "2024-10-03")]
    [InlineData("report", "--date", "2024-10-01")]
    public async Task Its_end_is_waited_for(params string[] args)
    {
        CancellationToken ct = TestContext.Current.CancellationToken;
        await using World world = await World.StartAsync(postgres);
        Expect.Success(await world.RunAsync("--date", "2024-10-01"));
        int before = world.Sheets.Calls.Count;
        await using Session other = await world.Database.OpenSessionAsync();
        long key = AdvisoryLock.SheetKey(world.Settings["EDUETL_Sheets__SpreadsheetId"]);
        await AdvisoryLock.WaitAsync(other, key, ct);

        Task<ProcessResult> run = world.RunAsync(args);
        await world.WaitUntilAsync("EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted)");
        Assert.Equal(before, world.Sheets.Calls.Count);
        await AdvisoryLock.ReleaseAsync(other, key, TimeSpan.FromSeconds(5));

        Expect.Success(await run);
        Assert.True(world.Sheets.Calls.Count > before);
        await AdvisoryLock.WaitAsync(other, key, ct);
    }
}

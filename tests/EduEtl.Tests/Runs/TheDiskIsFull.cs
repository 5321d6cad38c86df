using EduEtl.Tests.Support;

namespace EduEtl.Tests.Runs;

/// <summary>The main table lies on a file system of its own, of one megabyte.</summary>
public sealed class TheDiskIsFull(PostgresFixture postgres)
{
    [Fact]
    public async Task The_day_stays_as_it_was()
    {
        await using World world = await World.StartAsync(postgres);
        await world.HoldDaysAsync("2024-10-02");
        await using SmallDisk disk = await SmallDisk.MountAsync(world);
        world.Platform.Fault = Answers.Rows(Answers.ManyRows(20_000));
        await new FaultCase(
            5,
            "SQLSTATE 53100 … Make room on the database server",
            "SQLSTATE 53100 … Освободите место на сервере базы данных",
            _ => { }
        ).HappensAsync(world);
    }
}

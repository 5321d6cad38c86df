using EduEtl.Tests.Support;

namespace EduEtl.Tests.Doctor;

public sealed class TheDatabaseIsNotReady(PostgresFixture postgres)
{
    [Fact]
    public async Task The_user_lacks_rights_and_the_remedy_gives_them()
    {
        await using World world = await World.StartAsync(postgres);
        await world.HoldDaysAsync("2024-10-02");
        await using DatabaseRole role = await DatabaseRole.CreateAsync(world);
        string output = await DoctorTrial.FailAsync(world, "Rights", "GRANT CREATE ON SCHEMA \"public\"");
        string remedy = output.Split('\n').Single(line => line.Contains("GRANT", StringComparison.Ordinal));
        await world.ExecuteAsync(remedy[remedy.IndexOf("GRANT", StringComparison.Ordinal)..]);
        ProcessResult result = await DoctorTrial.RunAsync(world);
        Expect.Success(result);
        Assert.Contains(
            "! Table — Table public.lms_activities has no index on created_at",
            result.Output,
            StringComparison.Ordinal
        );
        world.Platform.Fault = null;
        Expect.Success(await world.SettleAsync());
    }

    [Fact]
    public async Task The_database_is_read_only_for_others_and_a_run_writes_all_the_same()
    {
        await using World world = await World.StartAsync(postgres);
        await world.ExecuteAsync($"ALTER DATABASE {world.Database.Name} SET default_transaction_read_only = on");
        Expect.Success(await DoctorTrial.RunAsync(world));
        world.Platform.Fault = null;
        Expect.Success(await world.SettleAsync());
    }

    [Fact]
    public async Task A_reset_is_set_and_the_table_is_the_Python_tools()
    {
        await using World world = await World.StartAsync(postgres);
        await world.HoldDaysAsync("2024-10-02");
        world.Set("Database__ResetOnStart", "true");
        world.Set("Database__DistributeBy", "user_id");
        ProcessResult result = await DoctorTrial.RunAsync(world);
        Expect.Success(result);
        Assert.Matches(
            "! Table — .*without etl_runs.*index on created_at.*all other days are taken out",
            result.Output
        );
        Assert.Contains("! Citus — public.lms_activities is there already", result.Output, StringComparison.Ordinal);
    }
}

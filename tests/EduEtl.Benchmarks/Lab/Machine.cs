using System.Runtime.InteropServices;

namespace EduEtl.Benchmarks.Lab;

/// <summary>What the figures depend on, without a name of anything.</summary>
internal static class Machine
{
    public static async Task<string> DescribeAsync(Workbench bench)
    {
        string postgres = await bench.QueryAsync<string>("SELECT split_part(version(), ' ', 2)");
        long memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        return $"""
            {Environment.ProcessorCount} cores ({RuntimeInformation.ProcessArchitecture}), {memory
                >> 30} GB of memory, {RuntimeInformation.FrameworkDescription},
            PostgreSQL {postgres} with its default settings but for `max_wal_size`, `checkpoint_timeout` and `autovacuum` (no checkpoint and no
            vacuum of its own falls into a run); server, platform and program on the same cores
            """;
    }
}

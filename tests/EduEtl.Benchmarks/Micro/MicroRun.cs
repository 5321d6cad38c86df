using System.Globalization;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace EduEtl.Benchmarks.Micro;

internal static class MicroRun
{
    /// <summary>In this process: a project of BenchmarkDotNet's own would be built by this repository's strict rules.</summary>
    public static void Run()
    {
        IConfig config = DefaultConfig
            .Instance.AddJob(
                Job.Default.WithToolchain(new InProcessEmitToolchain(TimeSpan.FromMinutes(5), logOutput: false))
            )
            .WithArtifactsPath(Directory.CreateTempSubdirectory("eduetl-micro-").FullName);
        Summary summary = BenchmarkRunner.Run<ReaderBenchmarks>(config);
        var day = new ReaderBenchmarks();
        day.MakeDay();
        Console.WriteLine("\n| | bytes | ns | MB/s | bytes allocated |\n| --- | ---: | ---: | ---: | ---: |");
        foreach (BenchmarkReport report in summary.Reports)
        {
            string what = report.BenchmarkCase.Descriptor.WorkloadMethod.Name;
            double bytes = what == nameof(ReaderBenchmarks.Params) ? day.Bytes.Params : day.Bytes.Row;
            double nanoseconds = report.ResultStatistics!.Median;
            double? allocated = report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase);
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {what}, a row | {bytes:0} | {nanoseconds:0} | {1000 * bytes / nanoseconds:0} | {allocated:0.###} |"
                )
            );
        }
    }
}

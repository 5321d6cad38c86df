using System.Diagnostics;
using System.Globalization;

namespace EduEtl.Benchmarks.Lab;

/// <summary>A process as seen from outside.</summary>
/// <param name="Time">From before its start until it has ended, or until the awaited text was there.</param>
/// <param name="PeakBytes">Most memory resident at once (VmHWM), read every few milliseconds while it lives.</param>
internal sealed record Measurement(TimeSpan Time, long PeakBytes);

/// <summary>Runs a program to its end and measures it; anything but exit code 0 ends the benchmark.</summary>
internal static class MeasuredProcess
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(5);

    /// <param name="start">What is run.</param>
    /// <param name="input">What is typed.</param>
    public static async Task<Measurement> RunAsync(ProcessStartInfo start, string input = "")
    {
        start.RedirectStandardOutput = start.RedirectStandardError = start.RedirectStandardInput = true;
        long began = Stopwatch.GetTimestamp();
        using Process process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        Task<long> peak = PeakAsync(process);
        await process.WaitForExitAsync();
        TimeSpan time = Stopwatch.GetElapsedTime(began);
        if (process.ExitCode != 0)
            throw new InvalidOperationException(
                $"{start.FileName} ended with {process.ExitCode}:\n{await output}{await error}"
            );
        return new(time, await peak);
    }

    private static async Task<long> PeakAsync(Process process)
    {
        string status = string.Create(CultureInfo.InvariantCulture, $"/proc/{process.Id}/status");
        long peak = 0;
        while (OperatingSystem.IsLinux() && !process.HasExited)
        {
            foreach (string line in await ReadAsync(status))
            {
                if (line.StartsWith("VmHWM:", StringComparison.Ordinal))
                    peak = 1024 * long.Parse(line[6..^2], CultureInfo.InvariantCulture);
            }
            await Task.Delay(Poll);
        }
        return peak;
    }

    // Gone between the question and the reading.
    private static async Task<string[]> ReadAsync(string file)
    {
        try
        {
            return await File.ReadAllLinesAsync(file);
        }
        catch (IOException)
        {
            return [];
        }
    }
}

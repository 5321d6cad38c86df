using System.Diagnostics;
using System.Globalization;

namespace EduEtl.Benchmarks.Lab;

/// <summary>Runs of the published program against the bench's platform and database, sheet and mail off.</summary>
internal static class EduEtlRuns
{
    /// <summary>Settles the day.</summary>
    public static Task<Measurement> SettleAsync(
        Workbench bench,
        DayKind day,
        params ReadOnlySpan<(string Key, string Value)> settings
    )
    {
        ProcessStartInfo start = Start(bench, "--date", "2024-10-02", "--allow-shrink");
        Set(start, "Api__Url", bench.Platform.Url(DayFiles.Body(bench, day)));
        foreach ((string key, string value) in settings)
            Set(start, key, value);
        return MeasuredProcess.RunAsync(start);
    }

    public static ProcessStartInfo Start(Workbench bench, params string[] args)
    {
        string folder = bench.PathOf("work");
        Directory.CreateDirectory(folder);
        var start = new ProcessStartInfo(bench.Options.ProgramFile!, args) { WorkingDirectory = folder };
        Set(start, "Language", "en");
        Set(start, "Api__Client", "made-up-client");
        Set(start, "Api__ClientKey", "made-up-key");
        Set(start, "Database__Host", bench.Postgres.Host);
        Set(start, "Database__Port", bench.Postgres.Port.ToString(CultureInfo.InvariantCulture));
        Set(start, "Database__User", bench.Postgres.User);
        Set(start, "Database__Password", bench.Postgres.Password);
        Set(start, "Sheets__Enabled", "false");
        Set(start, "Smtp__Enabled", "false");
        return start;
    }

    public static void Set(ProcessStartInfo start, string key, string value) =>
        start.Environment["EDUETL_" + key] = value;
}

using EduEtl.Sandbox.Platform;

namespace EduEtl.Benchmarks.Lab;

/// <summary>The day's content at a size, made once: the platform's answer, and the same rows in COPY's binary form.</summary>
internal static class DayFiles
{
    /// <summary>Name of the answer's file.</summary>
    public static string Body(Workbench bench, int rows)
    {
        string name = $"day-{rows}.json";
        if (!File.Exists(bench.PathOf(name)))
        {
            using FileStream file = File.Create(bench.PathOf(name), bufferSize: 1 << 20);
            WriteBody(file, rows);
        }
        return name;
    }

    /// <summary>Path of the file for <c>\copy</c>: what a run of the program has put into the table.</summary>
    public static async Task<string> CopyAsync(Workbench bench, int rows)
    {
        string file = bench.PathOf($"day-{rows}.copy");
        if (!File.Exists(file))
        {
            await Tables.EmptyAsync(bench);
            await EduEtlRuns.SettleAsync(bench, rows);
            await Psql.RunAsync(bench, $"\\copy {Tables.Main} to '{file}' with (format binary)");
        }
        return file;
    }

    /// <summary>The platform's answer for a day of that many rows.</summary>
    public static void WriteBody(Stream body, int rows)
    {
        UniversityDay day = new University(rowsPerDay: rows).Open(Workbench.Day);
        body.Write("["u8);
        for (bool first = true; day.Read(); first = false)
        {
            if (!first)
                body.Write(", "u8);
            body.Write(day.Row.Span);
        }
        body.Write("]"u8);
    }
}

using EduEtl.Sandbox.Platform;

namespace EduEtl.Benchmarks.Lab;

/// <summary>The day's content at a size, made once: the platform's answer, and the same rows in COPY's binary form.</summary>
internal static class DayFiles
{
    /// <summary>Name of the answer's file.</summary>
    public static string Body(Workbench bench, DayKind day)
    {
        string name = day.Name + ".json";
        if (!File.Exists(bench.PathOf(name)))
        {
            using FileStream file = File.Create(bench.PathOf(name), bufferSize: 1 << 20);
            WriteBody(file, day);
        }
        return name;
    }

    /// <summary>Path of the file for <c>\copy</c>: what a run of the program has put into the table.</summary>
    public static async Task<string> CopyAsync(Workbench bench, DayKind day)
    {
        string file = bench.PathOf(day.Name + ".copy");
        if (!File.Exists(file))
        {
            await Tables.EmptyAsync(bench);
            await EduEtlRuns.SettleAsync(bench, day);
            await Psql.RunAsync(bench, $"\\copy {Tables.Main} to '{file}' with (format binary)");
        }
        return file;
    }

    /// <summary>The platform's answer for that day.</summary>
    public static void WriteBody(Stream body, DayKind kind)
    {
        UniversityDay day = new University(rowsPerDay: kind.Rows).Open(Workbench.Day);
        body.Write("["u8);
        for (int number = 0; day.Read(); number++)
        {
            if (number > 0)
                body.Write(", "u8);
            byte[] row = day.Row.ToArray();
            kind.Deal(row, number);
            body.Write(row);
        }
        body.Write("]"u8);
    }
}

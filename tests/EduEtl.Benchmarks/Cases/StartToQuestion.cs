using System.Diagnostics;
using EduEtl.Benchmarks.Lab;

namespace EduEtl.Benchmarks.Cases;

/// <summary>
/// The question, answered with <c>exit</c> at once, from before the start of the process to its end; against the quickest
/// .NET program for the runtime that there is: one that does nothing, published ReadyToRun.
/// </summary>
internal static class StartToQuestion
{
    public static async Task<IReadOnlyList<ResultRow>> RunAsync(Workbench bench)
    {
        string empty = await EmptyProgram.PublishAsync(bench, "empty", "return 0;");
        // The tables are there, as on every day but the first.
        await Tables.EmptyAsync(bench);
        await EduEtlRuns.SettleAsync(bench, bench.Options.Sizes[0]);
        Samples question = new();
        Samples version = new();
        Samples help = new();
        Samples nothing = new();
        for (int i = 0; i <= bench.Options.Repetitions(0) * 2; i++)
        {
            TimeSpan[] times =
            [
                (await MeasuredProcess.RunAsync(Prompt(bench), "exit\n")).Time,
                (await MeasuredProcess.RunAsync(new(empty))).Time,
                (await MeasuredProcess.RunAsync(new(bench.Options.ProgramFile!, "--version"))).Time,
                (await MeasuredProcess.RunAsync(new(bench.Options.ProgramFile!, "--help"))).Time,
            ];
            if (i == 0)
                continue;
            question.Add(times[0]);
            nothing.Add(times[1]);
            version.Add(times[2]);
            help.Add(times[3]);
        }
        return
        [
            ResultRow.OfTimes("question and `exit`", question, nothing, "1.5"),
            ResultRow.OfTimes("`--version`", version, nothing, "0.8"),
            ResultRow.OfTimes("`--help`", help, nothing),
        ];
    }

    /// <summary>Set up as docs/set-up.md says, with report and mail on: files, secrets in <c>.env</c>, nothing in the environment.</summary>
    private static ProcessStartInfo Prompt(Workbench bench)
    {
        string folder = bench.PathOf("set-up");
        Directory.CreateDirectory(folder);
        File.WriteAllText(
            Path.Combine(folder, "appsettings.json"),
            $$"""
            {
              "Language": "en",
              "Database": { "Host": "{{bench.Postgres.Host}}", "Port": {{bench.Postgres.Port}}, "User": "{{bench.Postgres.User}}" },
              "Sheets": { "SpreadsheetId": "1MadeUpSpreadsheetForTests" },
              "Smtp": { "From": "you@edu.example", "To": ["dean@edu.example", "tutor@edu.example"] }
            }
            """
        );
        File.WriteAllText(
            Path.Combine(folder, ".env"),
            $"""
            # The platform's API
            client='made-up-client'
            client_key='made-up-key'

            db_password='{bench.Postgres.Password}'
            smtp_password='made-up-password'
            """
        );
        return new(bench.Options.ProgramFile!) { WorkingDirectory = folder };
    }
}

using System.Diagnostics;
using EduEtl.Benchmarks.Lab;

namespace EduEtl.Benchmarks.Cases;

/// <summary>
/// Until the question is on standard output. The empty program is made here and published in the same way: one that
/// does nothing, measured to its end, and one that says a line, measured until it is there.
/// </summary>
internal static class StartToQuestion
{
    private const string Question = "Which day?";

    public static async Task<IReadOnlyList<ResultRow>> RunAsync(Workbench bench)
    {
        string empty = await EmptyProgram.PublishAsync(bench, "empty", "return 0;");
        string saying = await EmptyProgram.PublishAsync(bench, "saying", $"System.Console.WriteLine(\"{Question}\");");
        // The tables are there, as on every day but the first.
        await Tables.EmptyAsync(bench);
        await EduEtlRuns.SettleAsync(bench, bench.Options.Sizes[0]);
        Samples question = new();
        Samples version = new();
        Samples nothing = new();
        Samples line = new();
        for (int i = 0; i <= bench.Options.Repetitions(0) * 2; i++)
        {
            TimeSpan[] times =
            [
                (await MeasuredProcess.RunUntilAsync(Prompt(bench), Question, "exit")).Time,
                (await MeasuredProcess.RunAsync(new(empty))).Time,
                (await MeasuredProcess.RunUntilAsync(new(bench.Options.ProgramFile!, "--version"), ".", "")).Time,
                (await MeasuredProcess.RunUntilAsync(new(saying), Question, "")).Time,
            ];
            if (i == 0)
                continue;
            question.Add(times[0]);
            nothing.Add(times[1]);
            version.Add(times[2]);
            line.Add(times[3]);
        }
        return
        [
            ResultRow.OfTimes("question, against a program that does nothing", question, nothing, "3"),
            ResultRow.OfTimes("question, against a program that says a line", question, line),
            ResultRow.OfTimes("`--version`, against a program that says a line", version, line),
        ];
    }

    /// <summary>Set up as the README says, with report and mail on: files, secrets in <c>.env</c>, nothing in the environment.</summary>
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

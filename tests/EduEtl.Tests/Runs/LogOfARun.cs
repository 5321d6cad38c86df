using System.Globalization;
using System.Text.RegularExpressions;
using EduEtl.Tests.Support;

namespace EduEtl.Tests.Runs;

public sealed partial class LogOfARun(PostgresFixture postgres)
{
    [Theory]
    [InlineData(
        "en",
        "Platform API: start",
        "Platform API: end",
        "PostgreSQL: start",
        "PostgreSQL: end",
        "Report: end",
        "Mail: end",
        "Rows received: 200, stored: 200"
    )]
    [InlineData("ru", "PostgreSQL: начало", "PostgreSQL: конец", "Отчёт: конец")]
    public async Task Every_stage_logs_its_start_its_end_and_its_totals(string language, params string[] said)
    {
        await using World world = await World.StartAsync(postgres);
        world.Set("Language", language);
        Expect.Success(await world.SettleAsync());
        string log = world.Log();
        Assert.All(said, text => Assert.Contains(text, log, StringComparison.Ordinal));
        AssertForm(log);
    }

    [Fact]
    public async Task A_failure_is_told_with_its_stack_trace_on_indented_lines()
    {
        await using World world = await World.StartAsync(postgres);
        world.Set("Api__Attempts", "2");
        world.Platform.Fault = Answers.Body("<html>\n[fake] [2024-10-02 00:00:00] [INFO] > nothing happened\u001b[2J");
        Expect.Failure(await world.SettleAsync(), 4);
        string log = world.Log();
        AssertForm(log);
        Assert.Contains("[ERROR] > ", log, StringComparison.Ordinal);
        Assert.Contains("[WARNING] > Try 1 of 2 failed", log, StringComparison.Ordinal);
        Assert.Contains("\n       at EduEtl.", log, StringComparison.Ordinal);
        Assert.DoesNotContain("\n[fake]", log, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', log);
    }

    [Theory, InlineData("false", 100, 0), InlineData("true", 150, 50)]
    public async Task The_first_hundred_rows_of_a_kind_are_named_and_all_counted(string everyRow, int named, int stored)
    {
        await using World world = await World.StartAsync(postgres);
        world.Set("Logs__EveryRow", everyRow);
        string[] rows =
        [
            .. Enumerable.Repeat(Answers.Row(user: "short"), 150),
            .. Enumerable.Repeat(Answers.Row(isCorrect: "1"), 150),
            .. Enumerable.Repeat(Answers.Row(), 50),
        ];
        world.Platform.Fault = Answers.Rows(rows);
        Expect.Success(await world.SettleAsync());
        string log = world.Log();
        Assert.Equal(named, Count(log, "rejected: User id of a wrong length"));
        Assert.Equal(named, Count(log, "stored with a defect: Run with a result"));
        Assert.Equal(stored, Count(log, @"Row \d+ stored\n"));
        Assert.Contains("User id of a wrong length: 150", log, StringComparison.Ordinal);
        Assert.Contains("Run with a result: 150", log, StringComparison.Ordinal);
        Assert.Contains(
            "Rows received: 350, stored: 200, rejected: 150, with defects: 150, replaced: 0",
            log,
            StringComparison.Ordinal
        );
        AssertForm(log);
    }

    [Fact]
    public async Task Old_logs_go_and_other_files_stay()
    {
        await using World world = await World.StartAsync(postgres);
        world.Set("Logs__Keep", "2");
        string logs = Directory.CreateDirectory(Path.Combine(world.Folder, ".logs")).FullName;
        string[] names =
        [
            "2024-01-01_00-00.log",
            "2024-01-02_00-00.log",
            "2024-01-03_00-00.log",
            "2024-13-01_00-00.log",
            "notes.txt",
        ];
        foreach (string name in names)
            File.WriteAllText(Path.Combine(logs, name), "");
        Expect.Success(await world.SettleAsync());
        string[] left =
        [
            .. Directory.GetFiles(logs).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal),
        ];
        Assert.Equal(4, left.Length);
        Assert.Equal("2024-01-03_00-00.log", left[0]);
        Assert.Equal("2024-13-01_00-00.log", left[1]);
        Assert.True(
            DateTime.TryParseExact(
                left[2],
                "yyyy-MM-dd_HH-mm'.log'",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out _
            )
        );
        Assert.Equal("notes.txt", left[3]);
    }

    private static int Count(string log, string pattern) => Regex.Count(log, pattern);

    private static void AssertForm(string log)
    {
        Assert.NotEmpty(log);
        Assert.All(log.TrimEnd('\n').Split('\n'), line => Assert.Matches(LineForm(), line));
        Assert.Matches(LineForm(), log[..log.IndexOf('\n', StringComparison.Ordinal)]);
    }

    [GeneratedRegex(@"^(\[[^\]]+\] \[\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\] \[(DEBUG|INFO|WARNING|ERROR)\] > |    )")]
    private static partial Regex LineForm();
}

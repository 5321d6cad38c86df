using System.Globalization;
using EduEtl.Sandbox.Sheets;
using EduEtl.Tests.Support;

namespace EduEtl.Tests.Runs;

public sealed class TheSheetTellsOfAllDays(PostgresFixture postgres)
{
    [Fact]
    public async Task A_range_writes_the_rows_of_all_its_days_at_once_as_the_database_has_them()
    {
        await using World world = await World.StartAsync(postgres);
        Expect.Success(await world.RunAsync("--date", "2024-10-04"));
        Expect.Success(await world.RunAsync("--from", "2022-06-01", "--to", "2022-06-02"));
        Expect.Success(await world.RunAsync("--from", "2024-10-01", "--to", "2024-10-02"));

        Assert.Equal(
            Enumerable.Repeat(new[] { "get", "batchUpdate" }, 3).SelectMany(calls => calls),
            world.ReportCalls
        );
        Assert.All(world.Sheets.Calls, call => Assert.Equal(200, call.Status));
        Assert.Equal(await ExpectedAsync(world), Shown(world.Sheets.Snapshot().Tab("EduEtl days")));
    }

    private static Task<string> ExpectedAsync(World world) =>
        world.QueryAsync<string>(
            """
            SELECT string_agg(concat_ws(' ', day, attempts, runs, submits, good, students), E'\n' ORDER BY day)
            FROM (
                SELECT created_at::date AS day, count(*) AS attempts,
                    count(*) FILTER (WHERE attempt_type = 'run') AS runs,
                    count(*) FILTER (WHERE attempt_type = 'submit') AS submits,
                    count(*) FILTER (WHERE attempt_type = 'submit' AND is_correct) AS good,
                    count(DISTINCT user_id) AS students
                FROM lms_activities GROUP BY 1) AS days
            """
        );

    private static string Shown(TabState tab) =>
        string.Join(
            "\n",
            Enumerable
                .Range(2, 5)
                .Select(row =>
                    string.Join(" ", [Day(tab, row), .. "BCDEG".Select(column => tab.Cell($"{column}{row}")!.Value)])
                )
        );

    private static string Day(TabState tab, int row) =>
        DateTime.FromOADate((double)tab.Cell($"A{row}")!.Value!).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

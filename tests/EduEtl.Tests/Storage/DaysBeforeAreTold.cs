using EduEtl.Days;
using EduEtl.Storage;
using EduEtl.Storage.Postgres;
using EduEtl.Tests.Support;
using Serilog;
using Serilog.Core;

namespace EduEtl.Tests.Storage;

/// <summary>The history of a report, from the ledger: what each day has in the table since its newest load.</summary>
public sealed class DaysBeforeAreTold(PostgresFixture postgres)
{
    private static readonly DateOnly Today = new(2024, 10, 2);
    private static readonly DayStatistics Own = new(9, 3, 5, 4, 2);
    private static readonly DayFigures TodayItself = new(Today, true, Own);

    [Fact]
    public async Task The_newest_load_counts_and_this_day_comes_last_with_its_own_statistics()
    {
        await ExpectAsync(
            "('2024-10-01', 'settled', '01:00', 'load', 50), ('2024-10-01', 'settled', '02:00', 'load', 100)",
            Day(1, 100)
        );
    }

    [Fact]
    public async Task Replays_add_to_the_load_before_them_and_bring_the_days_statistics()
    {
        await ExpectAsync(
            """
            ('2024-09-30', 'settled', '01:00', 'load', 100), ('2024-09-30', 'settled', '02:00', 'replay', 7),
            ('2024-10-01', 'settled', '01:00', 'load', 100), ('2024-10-01', 'settled', '02:00', 'replay', 7),
            ('2024-10-01', 'settled', '03:00', 'load', 200), ('2024-10-01', 'settled', '04:00', 'replay', 5),
            ('2024-10-01', 'settled', '05:00', 'replay', 1)
            """,
            Day(2, 107, last: 7),
            Day(1, 206, last: 1)
        );
    }

    [Fact]
    public async Task A_run_that_failed_or_runs_is_none()
    {
        await ExpectAsync(
            """
            ('2024-09-29', 'failed', '01:00', 'load', 1), ('2024-09-30', 'cancelled', '01:00', 'load', 1),
            ('2024-10-01', NULL, '01:00', 'load', 1)
            """
        );
    }

    [Fact]
    public async Task A_day_that_was_not_over_is_not_settled()
    {
        await ExpectAsync("('2024-10-01', 'partial', '01:00', 'load', 30)", Day(1, 30) with { Settled = false });
    }

    [Fact]
    public async Task What_a_test_loaded_of_another_day_does_not_take_its_place()
    {
        await ExpectAsync(
            "('2024-09-30', 'partial', '01:00', 'test', 4), ('2024-10-01', 'settled', '01:00', 'load', 100), "
                + "('2024-10-01', 'partial', '02:00', 'test', 4)",
            Day(1, 100)
        );
    }

    [Fact]
    public async Task What_a_reset_has_wiped_is_gone()
    {
        await ExpectAsync("('2024-10-01', 'partial', '01:00', 'wiped', 100)");
    }

    [Fact]
    public async Task Later_days_and_those_of_long_ago_are_left_out()
    {
        await ExpectAsync(
            """
            ('2023-08-29', 'settled', '01:00', 'load', 1), ('2023-08-30', 'settled', '01:00', 'load', 2),
            ('2024-10-02', 'settled', '01:00', 'load', 3), ('2024-10-03', 'settled', '01:00', 'load', 4)
            """,
            new DayFigures(new(2023, 8, 30), true, Statistics(2))
        );
    }

    private static DayFigures Day(int before, long attempts, long? last = null) =>
        new(Today.AddDays(-before), true, Statistics(last ?? attempts) with { Attempts = attempts });

    // As the rows below have it.
    private static DayStatistics Statistics(long stored) => new(stored, stored + 1, stored + 2, stored + 3, stored + 4);

    private async Task ExpectAsync(string runs, params DayFigures[] expected)
    {
        CancellationToken ct = TestContext.Current.CancellationToken;
        await using TestDatabase database = await postgres.NewDatabaseAsync();
        await using Session session = await database.OpenSessionAsync();
        using Logger log = new LoggerConfiguration().CreateLogger();
        await Schema.PrepareAsync(session, log, ct);
        await session.ExecuteAsync(
            $"""
            INSERT INTO etl_runs (run_id, table_name, day, outcome, started_at, loaded_at, kind, test_mode, wiped_by,
                rows_stored, unique_users, runs, submits, successful_submits, reset, host, user_name, backend_pid, version)
            SELECT gen_random_uuid(), 'lms_activities', day::date, outcome, ('2024-10-05 ' || at)::timestamptz, ('2024-10-05 ' || at)::timestamptz,
                CASE kind WHEN 'replay' THEN 'replay' ELSE 'load' END, kind = 'test',
                CASE kind WHEN 'wiped' THEN gen_random_uuid() END,
                stored, stored + 1, stored + 2, stored + 3, stored + 4, false, 'h', 'u', 1, 'v'
            FROM (VALUES {runs}) AS run (day, outcome, at, kind, stored)
            """,
            ct
        );
        RunInfo run = new(Guid.NewGuid(), new(Today, false), new(2024, 10, 3, 4, 0, 0, TimeSpan.Zero), "h", "u", "v");
        var window = new WindowStatistics(Own, [], []);
        DayReport report = await DayReportQuery.ReadAsync(session, run, null, true, window, ct);
        Assert.Equal([.. expected, TodayItself], report.History);
    }
}

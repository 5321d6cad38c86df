using System.Text;
using CsCheck;
using EduEtl.Attempts;
using EduEtl.Attempts.Counting;
using EduEtl.Storage.Copy;
using EduEtl.Storage.Postgres;
using EduEtl.Tests.Support;
using Npgsql;
using Serilog;
using Serilog.Core;

namespace EduEtl.Tests.Storage;

/// <summary>One truth: what is counted while the rows pass is what the server counts of the table, and what a cluster would.</summary>
public sealed class TheDayIsCountedAsItPasses(PostgresFixture postgres) : IAsyncLifetime
{
    private static readonly DayWindow Window = new(new(2024, 10, 2), TestMode: false);
    private static readonly string Ann = new('a', OddDays.UserIdLength);

    private TestDatabase _database = null!;
    private Session _session = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _database = await postgres.NewDatabaseAsync();
        _session = await _database.OpenSessionAsync();
        await using Logger log = new LoggerConfiguration().CreateLogger();
        await Schema.PrepareAsync(_session, log, Cancellation);
    }

    [Fact]
    public async Task Both_ways_agree_to_the_last_row() =>
        await OddDays.Rows.SampleAsync(async rows => await CompareAsync(rows), iter: 150, threads: 1);

    [Fact]
    public async Task Of_more_courses_and_tasks_than_are_told_both_ways_keep_the_same()
    {
        string[] rows =
        [
            .. Enumerable
                .Range(0, 1500)
                .SelectMany(i =>
                    Enumerable
                        .Range(0, 5)
                        .Select(student => $"{student}{Ann[1..]}")
                        .Select(student =>
                            OddDays.Row(
                                student,
                                $"course-v1:{i * 7 % 1500}:lms-{i:x32}:{student}",
                                "\"submit\"",
                                i % 3 == 0 ? "1" : "0"
                            )
                        )
                ),
        ];
        WindowStatistics found = await CompareAsync(rows);
        Assert.Equal((1000, 500), (found.Courses.Count, found.Tasks.Count));
    }

    [Fact]
    public async Task A_day_of_several_copies_is_counted_as_one()
    {
        string rejected = $"{{\"lti_user_id\": \"{new string('x', 300_000)}\"}}";
        string[] rows =
        [
            .. Enumerable
                .Range(0, 40)
                .Select(i => i % 2 == 0 ? rejected : OddDays.Row(Ann, $"task {i}:{Ann}", "\"submit\"", "1")),
        ];
        WindowStatistics found = await CompareAsync(rows);
        Assert.Equal(20, found.Day.SuccessfulSubmits);
    }

    [Theory]
    [InlineData(9, false)]
    [InlineData(8, true)]
    public async Task A_day_beyond_the_bound_is_not_counted(int mostPairs, bool full)
    {
        var tally = new DayTally(parts: true, mostPairs);
        string[] rows =
        [
            .. Enumerable.Range(0, 30).Select(i => OddDays.Row(Ann, $"task {i % 9}:{Ann}", "\"run\"", "null")),
        ];
        await FeedAsync(rows, tally);
        Assert.Equal(full, tally.IsFull);
    }

    public async ValueTask DisposeAsync()
    {
        await _session.DisposeAsync();
        await _database.DisposeAsync();
    }

    private async Task<WindowStatistics> CompareAsync(string[] rows)
    {
        await using NpgsqlTransaction transaction = await _session.Connection.BeginTransactionAsync(Cancellation);
        var tally = new DayTally(parts: true);
        var whole = new DayTally(parts: false);
        await FeedAsync(rows, tally);
        using AttemptReader again = Reader(rows);
        while (await again.ReadAsync(Cancellation))
        {
            if (again.Rejection is null)
                whole.Count(again);
        }
        WindowStatistics asked = await WindowStatistics.ReadAsync(_session, Window, Cancellation);
        WindowStatistics counted = CountedWindow.Of(tally.Finish());
        string spread = WindowSql.SpreadStatistics(_session.Tables.Main);
        Expect.Same(asked, counted);
        Expect.Same(asked, await WindowStatistics.ReadAsync(_session, spread, Window, Cancellation));
        Assert.Equal(asked.Day, CountedWindow.Of(whole.Finish()).Day);
        await transaction.RollbackAsync(Cancellation);
        return counted;
    }

    private async Task FeedAsync(string[] rows, DayTally tally)
    {
        using AttemptReader reader = Reader(rows);
        await new AttemptCopy(_session, Guid.NewGuid(), tally).RunAsync(reader, _ => { }, Cancellation);
    }

    private static AttemptReader Reader(string[] rows) =>
        new(new MemoryStream(Encoding.UTF8.GetBytes($"[{string.Join(',', rows)}]")), Window, OddDays.UserIdLength);
}

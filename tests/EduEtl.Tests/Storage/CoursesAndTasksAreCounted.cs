using EduEtl.Attempts;
using EduEtl.Days;
using EduEtl.Storage.Postgres;
using EduEtl.Tests.Support;
using Npgsql;

namespace EduEtl.Tests.Storage;

/// <summary>Course and task stand in <c>lis_result_sourcedid</c>, in the shape of the platform; other shapes are opaque.</summary>
public sealed class CoursesAndTasksAreCounted(PostgresFixture postgres)
{
    private const string Easy = "0000000000000000000000000000ea57";
    private const string Hard = "000000000000000000000000000044ad";
    private const string Rare = "00000000000000000000000000004a4e";
    private const string Run = "00000000000000000000000000004044";

    [Fact]
    public async Task Each_has_its_attempts_students_and_submits()
    {
        WindowStatistics found = await ReadAsync(
            // student, course, block, runs, submits, successes
            Attempts("ann", "Org+DST-3.0+28FEB2021", Easy, 3, 6, 6),
            Attempts("bob", "Org+DST-3.0+28FEB2021", Easy, 1, 2, 1),
            Attempts("ann", "Org+DST-3.0+28FEB2021", Hard, 0, 5, 1),
            Attempts("bob", "Org+PYT-1.0+01SEP2020", Easy, 4, 0, 0)
        );
        Assert.Equal(new DayStatistics(21, 2, 8, 13, 8), found.Day);
        Assert.Equal(
            [
                new("Org+DST-3.0+28FEB2021", 2, new(17, 2, 4, 13, 8)),
                new("Org+PYT-1.0+01SEP2020", 1, new(4, 1, 4, 0, 0)),
            ],
            found.Courses
        );
        Assert.Equal(
            [
                new("Org+DST-3.0+28FEB2021", Hard, 5, 1, 5, 1),
                new("Org+DST-3.0+28FEB2021", Easy, 12, 2, 8, 7),
                new("Org+PYT-1.0+01SEP2020", Easy, 4, 1, 0, 0),
            ],
            found.Tasks
        );
    }

    [Fact]
    public async Task The_hardest_comes_first_and_what_hardly_anybody_submitted_says_little()
    {
        WindowStatistics found = await ReadAsync([
            .. OfThree(Rare, 4, 0),
            .. OfThree(Easy, 5, 4),
            .. OfThree(Hard, 5, 1),
            .. OfThree(Run, 0, 0),
        ]);
        Assert.Equal([Hard, Easy, Rare, Run], found.Tasks.Select(task => task.Block));
    }

    [Fact]
    public async Task A_task_that_two_students_fail_at_again_and_again_is_not_the_hardest()
    {
        WindowStatistics found = await ReadAsync([
            .. OfThree(Easy, 5, 4),
            .. Attempts("ann", "Org+A+B", Rare, 0, 50, 0),
            .. Attempts("bob", "Org+A+B", Rare, 0, 50, 0),
        ]);
        Assert.Equal([Easy, Rare], found.Tasks.Select(task => task.Block));
    }

    [Theory]
    [InlineData("i4x-Org-PYT101-lti-0123456789abcdef:lms.example:ann")]
    [InlineData("course-v1%3AOrg%2BA%2BB:lms.example-0123456789abcdef0123456789abcdef:ann")]
    [InlineData("course-v1:Org+A+B:lms.example-0123456789abcdef:ann")]
    [InlineData("course-v1:Org+A+B:lms.example-0123456789ABCDEF0123456789ABCDEF:ann")]
    [InlineData("course-v1::lms.example-0123456789abcdef0123456789abcdef:ann")]
    [InlineData("=HYPERLINK(\"http://203.0.113.9\")")]
    [InlineData("ann")]
    [InlineData("")]
    [InlineData(null)]
    public async Task Another_shape_is_counted_without_a_name(string? sourced)
    {
        Click[] clicks = [new("ann", sourced, "submit", true), new("ann", "opaque", "run", null)];
        WindowStatistics found = await ReadAsync(clicks);
        Assert.Equal(new DayStatistics(2, 1, 1, 1, 1), found.Day);
        Assert.Equal([new(null, 0, found.Day)], found.Courses);
        Assert.Empty(found.Tasks);
    }

    [Theory]
    [InlineData("Org+Курс №1+2024", "аня")]
    [InlineData("Org:of:colons+A+B", "ann")]
    [InlineData("=1+1", "ann")]
    public async Task The_name_is_whatever_the_platform_wrote(string course, string student)
    {
        WindowStatistics found = await ReadAsync(Attempts(student, course, Easy, 1, 1, 1));
        Assert.Equal(course, Assert.Single(found.Courses).Course);
        Assert.Equal(1, Assert.Single(found.Tasks).Users);
    }

    [Fact]
    public async Task An_empty_window_has_none()
    {
        WindowStatistics found = await ReadAsync();
        Assert.Equal(new DayStatistics(0, 0, 0, 0, 0), found.Day);
        Assert.Empty(found.Courses);
        Assert.Empty(found.Tasks);
    }

    /// <summary>One of them submits, the other two run.</summary>
    private static Click[] OfThree(string block, int submits, int successes) =>
        [
            .. Attempts("ann", "Org+A+B", block, 1, submits, successes),
            .. Attempts("bob", "Org+A+B", block, 1, 0, 0),
            .. Attempts("eve", "Org+A+B", block, 1, 0, 0),
        ];

    private static Click[] Attempts(string student, string course, string block, int runs, int submits, int successes)
    {
        string sourced = $"course-v1:{course}:lms.example-{block}:{student}";
        return
        [
            .. Enumerable.Repeat(new Click(student, sourced, "run", null), runs),
            .. Enumerable.Range(0, submits).Select(i => new Click(student, sourced, "submit", i < successes)),
        ];
    }

    private async Task<WindowStatistics> ReadAsync(params Click[][] clicks)
    {
        CancellationToken ct = TestContext.Current.CancellationToken;
        await using TestDatabase database = await postgres.NewDatabaseAsync();
        await using NpgsqlConnection connection = await database.OpenAsync();
        await using NpgsqlCommand make = new(
            """
            CREATE TABLE lms_activities (user_id varchar, created_at timestamp, lis_result_sourcedid varchar,
                is_correct boolean, attempt_type varchar);
            INSERT INTO lms_activities VALUES ('eve', '2024-10-01 23:59:59.999999', 'before', true, 'submit'),
                ('eve', '2024-10-03', 'after', true, 'submit')
            """,
            connection
        );
        await make.ExecuteNonQueryAsync(ct);
        foreach (Click click in clicks.SelectMany(some => some))
        {
            await using NpgsqlCommand insert = new(
                "INSERT INTO lms_activities VALUES ($1, '2024-10-02 12:00', $2, $3, $4)",
                connection
            );
            foreach (object? value in new object?[] { click.Student, click.Sourced, click.Correct, click.Type })
                insert.Parameters.Add(new() { Value = value ?? DBNull.Value });
            await insert.ExecuteNonQueryAsync(ct);
        }
        var window = new DayWindow(new(2024, 10, 2), TestMode: false);
        await using var session = new Session(database.Settings, connection)
        {
            Tables = new(new TableName(null, "lms_activities"), []),
        };
        WindowStatistics all = await WindowStatistics.ReadAsync(session, window, ct);
        WindowStatistics whole = await WindowStatistics.ReadAsync(session, window, ct, coursesAndTasks: false);
        Assert.Equal(all.Day, whole.Day);
        Assert.Empty(whole.Courses);
        return all;
    }

    private sealed record Click(string Student, string? Sourced, string Type, bool? Correct);
}

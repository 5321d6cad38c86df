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
        Assert.Empty(found.Tasks);
    }

    [Fact]
    public async Task A_task_is_told_with_all_that_leads_to_it()
    {
        WindowStatistics found = await ReadAsync(OfFive(Hard, 5, 1));
        Assert.Equal([new("Org+A+B", Hard, 10, 5, 5, 1) { Host = "lms.example" }], found.Tasks);
        Assert.Equal($"https://lms.example/courses/course-v1:Org+A+B/jump_to_id/{Hard}", found.Tasks[0].Address);
    }

    [Fact]
    public async Task The_hardest_comes_first_and_few_submits_never_win()
    {
        WindowStatistics found = await ReadAsync([
            .. OfFive(Rare, 3, 0),
            .. OfFive(Easy, 50, 40),
            .. OfFive(Hard, 50, 5),
            .. OfFive(Run, 0, 0),
        ]);
        Assert.Equal([Hard, Rare, Easy], found.Tasks.Select(task => task.Block));
    }

    [Fact]
    public async Task Of_the_same_rate_the_one_that_more_submits_tell_of_comes_first()
    {
        WindowStatistics found = await ReadAsync([
            .. OfFive(Easy, 10, 2),
            .. OfFive(Hard, 100, 20),
            .. OfFive(Rare, 5, 1),
        ]);
        Assert.Equal([Hard, Easy, Rare], found.Tasks.Select(task => task.Block));
    }

    [Fact]
    public async Task A_task_that_four_students_fail_at_again_and_again_is_not_ranked()
    {
        WindowStatistics found = await ReadAsync([
            .. OfFive(Easy, 5, 4),
            .. Attempts("ann", "Org+A+B", Rare, 0, 50, 0),
            .. Attempts("bob", "Org+A+B", Rare, 0, 50, 0),
            .. Attempts("eve", "Org+A+B", Rare, 0, 50, 0),
            .. Attempts("joe", "Org+A+B", Rare, 0, 50, 0),
        ]);
        Assert.Equal([Easy], found.Tasks.Select(task => task.Block));
        Assert.Equal(2, Assert.Single(found.Courses).Tasks);
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
        Assert.Equal(
            (course, 1, 1),
            Assert.Single(found.Courses) is var told ? (told.Course, told.Tasks, told.Statistics.Users) : default
        );
    }

    [Fact]
    public async Task An_empty_window_has_none()
    {
        WindowStatistics found = await ReadAsync();
        Assert.Equal(new DayStatistics(0, 0, 0, 0, 0), found.Day);
        Assert.Empty(found.Courses);
        Assert.Empty(found.Tasks);
    }

    /// <summary>One of them submits, the other four run.</summary>
    private static Click[] OfFive(string block, int submits, int successes) =>
        [
            .. Attempts("ann", "Org+A+B", block, 1, submits, successes),
            .. new[] { "bob", "eve", "joe", "zoe" }.SelectMany(other => Attempts(other, "Org+A+B", block, 1, 0, 0)),
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

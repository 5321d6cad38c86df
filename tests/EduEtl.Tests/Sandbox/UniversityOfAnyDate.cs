using System.Text;
using System.Text.Json;
using EduEtl.Sandbox.Platform;

namespace EduEtl.Tests.Sandbox;

public sealed class UniversityOfAnyDate
{
    private static readonly DateOnly Wednesday = new(2024, 10, 2);

    [Fact]
    public void The_same_day_is_the_same_to_the_byte()
    {
        Assert.Equal(Rows(new University(), Wednesday), Rows(new University(), Wednesday));
        Assert.NotEqual(Rows(new University(), Wednesday), Rows(new University(seed: 7), Wednesday));
        Assert.NotEqual(Rows(new University(), Wednesday), Rows(new University(), Wednesday.AddDays(7)));
    }

    [Fact]
    public void Its_rows_never_change_from_one_version_to_the_next()
    {
        string hash = Convert.ToHexStringLower(
            System.Security.Cryptography.SHA256.HashData(
                Encoding.UTF8.GetBytes(string.Join('\n', Rows(new(), Wednesday)))
            )
        );

        Assert.Equal("00a08e5e0a47a802cc87584722e7cef65988e5e8cf5a876061f0f13481757a59", hash);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(17)]
    [InlineData(999)]
    [InlineData(1000)]
    [InlineData(123_456)]
    public void Exactly_so_many_rows_as_asked_for(int rows) =>
        Assert.Equal(rows, Rows(new University(rowsPerDay: rows), Wednesday).Count);

    [Fact]
    public void A_normal_weekday_has_about_nine_thousand_attempts_of_hundreds_of_students()
    {
        List<JsonElement> rows = Parse(Wednesday);

        Assert.InRange(rows.Count, 8_000, 10_000);
        int students = rows.Select(row => row.GetProperty("lti_user_id").GetString()).Distinct().Count();
        Assert.InRange(students, 250, 900);
        int submits = rows.Count(row => row.GetProperty("attempt_type").GetString() == "submit");
        Assert.InRange(submits / (double)rows.Count, 0.2, 0.5);
        int successes = rows.Count(row =>
            row.GetProperty("is_correct").ValueKind == JsonValueKind.Number
            && row.GetProperty("is_correct").GetInt32() == 1
        );
        Assert.InRange(successes / (double)submits, 0.35, 0.75);
    }

    [Fact]
    public void Weekends_summers_and_nights_are_quieter()
    {
        var university = new University();
        var saturday = new DateOnly(2024, 10, 5);

        Assert.True(university.RowsOn(saturday) < 0.75 * university.RowsOn(Wednesday));
        Assert.True(university.RowsOn(new DateOnly(2024, 7, 3)) < 0.6 * university.RowsOn(Wednesday));
        Assert.True(university.RowsOn(new DateOnly(2024, 12, 11)) > university.RowsOn(new DateOnly(2024, 9, 4)));
        ILookup<int, DateTime> byHour = Times(Wednesday).ToLookup(time => time.Hour);
        Assert.True(4 * byHour[1].Count() < byHour[17].Count());
    }

    [Theory]
    [InlineData("2020-02-29")]
    [InlineData("2024-10-02")]
    [InlineData("2026-01-01")]
    [InlineData("0001-01-01")]
    [InlineData("9999-12-31")]
    public void Every_attempt_lies_within_its_day(string text)
    {
        var day = DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

        Assert.All(Times(day), time => Assert.Equal(day, DateOnly.FromDateTime(time)));
    }

    [Fact]
    public void A_row_looks_as_Python_writes_it()
    {
        string row = Rows(new University(rowsPerDay: 10), Wednesday)[3];

        Assert.InRange(row.Length, 550, 600);
        Assert.Matches(
            """
            ^\{"lti_user_id": "[0-9a-f]{32}",
             "passback_params": "\{'oauth_consumer_key': '',
             'lis_result_sourcedid': 'course-v1:[^:']+:lms\.online-uni\.test-[0-9a-f]{32}:[0-9a-f]{32}',
             'lis_outcome_service_url': 'https://lms\.online-uni\.test/courses/course-v1:[^/']+/xblock/block-v1:[^/']+/handler_noauth/grade_handler'\}",
             "is_correct": (null|0|1),
             "attempt_type": "(run|submit)",
             "created_at": "2024-10-02 \d\d:\d\d:\d\d\.\d{6}"\}$
            """.ReplaceLineEndings(""),
            row
        );
    }

    [Fact]
    public void A_day_has_a_handful_of_every_oddity()
    {
        List<string> rows = Rows(new University(), Wednesday);
        (string What, Func<string, bool> Is)[] oddities =
        [
            ("no user", row => row.Contains("\"lti_user_id\": null", StringComparison.Ordinal)),
            (
                "no url",
                row =>
                    row.Contains("passback_params\": \"{", StringComparison.Ordinal)
                    && !row.Contains("lis_outcome", StringComparison.Ordinal)
            ),
            ("params null", row => row.Contains("\"passback_params\": null", StringComparison.Ordinal)),
            ("params absent", row => !row.Contains("passback_params", StringComparison.Ordinal)),
            ("params None", row => row.Contains("\"passback_params\": \"None\"", StringComparison.Ordinal)),
            ("no fraction", row => row.EndsWith("\"}", StringComparison.Ordinal) && row[^9] == ':' || row[^5] == ':'),
            (
                "boolean",
                row =>
                    row.Contains("\"is_correct\": true", StringComparison.Ordinal)
                    || row.Contains("\"is_correct\": false", StringComparison.Ordinal)
            ),
            ("URL-encoded", row => row.Contains("course-v1%3A", StringComparison.Ordinal)),
            ("i4x", row => row.Contains("i4x-", StringComparison.Ordinal)),
            ("apostrophe", row => row.Contains("O'Hara's", StringComparison.Ordinal)),
            (
                "broken",
                row =>
                    row.Contains("passback_params\": \"{", StringComparison.Ordinal)
                    && !row.Contains("}\"", StringComparison.Ordinal)
            ),
            (
                "run with result",
                row => row.Contains("\"is_correct\": 1, \"attempt_type\": \"run\"", StringComparison.Ordinal)
            ),
            (
                "submit without",
                row => row.Contains("\"is_correct\": null, \"attempt_type\": \"submit\"", StringComparison.Ordinal)
            ),
        ];

        Assert.All(oddities, oddity => Assert.InRange(rows.Count(oddity.Is), 1, 4));
        Assert.InRange(rows.Count - rows.Distinct().Count(), 1, 3);
        List<DateTime> times = Times(Wednesday);
        Assert.InRange(times.Zip(times.Skip(1)).Count(pair => pair.Second < pair.First), 1, 3);
    }

    private static List<string> Rows(University university, DateOnly day)
    {
        var rows = new List<string>();
        UniversityDay attempts = university.Open(day);
        while (attempts.Read())
            rows.Add(Encoding.UTF8.GetString(attempts.Row.Span));
        return rows;
    }

    private static List<JsonElement> Parse(DateOnly day) =>
        [.. Rows(new University(), day).Select(row => JsonDocument.Parse(row).RootElement)];

    private static List<DateTime> Times(DateOnly day)
    {
        var times = new List<DateTime>();
        UniversityDay attempts = new University().Open(day);
        while (attempts.Read())
            times.Add(attempts.CreatedAt);
        return times;
    }
}

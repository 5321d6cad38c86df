using EduEtl.Attempts;

namespace EduEtl.Tests.Attempts;

public sealed class RowsAreAdmittedOrRejected
{
    [Fact]
    public async Task A_row_in_order_fills_all_columns()
    {
        SeenRow row = await Answer.ReadRowAsync(Answer.Row(correct: "1", type: "\"submit\""));
        Assert.Null(row.Rejection);
        Assert.Equal("", row.Defects);
        Assert.Equal($"{Answer.User}||course:1|https://lms.example.org/1|submit", row.Texts);
        Assert.True(row.IsCorrect);
        TimeSpan since = new DateTime(2023, 5, 31, 9, 16, 11).AddMicroseconds(313646) - new DateTime(2000, 1, 1);
        Assert.Equal(since.Ticks / TimeSpan.TicksPerMicrosecond, row.CreatedAt);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("true")]
    [InlineData("1")]
    [InlineData("\"{}\"")]
    [InlineData("[]")]
    [InlineData("[{\"lti_user_id\": 1}]")]
    public async Task An_element_that_is_no_object_is_rejected(string element) =>
        Assert.Equal(Problem.NotAnObject, (await Answer.ReadRowAsync(element)).Rejection);

    [Theory]
    [InlineData(null, nameof(Problem.UserIdMissing))]
    [InlineData("null", nameof(Problem.UserIdMissing))]
    [InlineData("\"\"", nameof(Problem.UserIdLength))]
    [InlineData("\"0123456789abcdef0123456789abcde\"", nameof(Problem.UserIdLength))]
    [InlineData("\"0123456789abcdef0123456789abcdef0\"", nameof(Problem.UserIdLength))]
    [InlineData("\"😀123456789abcdef0123456789abcdef\"", null)]
    [InlineData("\"\\ud83d\\ude00123456789abcdef0123456789abcdé\\u0065\"", null)]
    [InlineData("\"\\ud83d\\ude00123456789abcdef0123456789abcdé\\u0065f\"", nameof(Problem.UserIdLength))]
    [InlineData("\"\\ud83d\\ude00123456789abcdef0123456789abc\\u0064éf\"", null)]
    [InlineData("12345678901234567890123456789012", nameof(Problem.WrongType))]
    [InlineData("{}", nameof(Problem.WrongType))]
    [InlineData("true", nameof(Problem.WrongType))]
    public async Task A_user_id_has_32_code_points(string? json, string? rejection) =>
        Assert.Equal(rejection, (await Answer.ReadRowAsync(Answer.Row(user: json))).Rejection?.ToString());

    [Theory]
    [InlineData(null, nameof(Problem.CreatedAtMissing))]
    [InlineData("null", nameof(Problem.CreatedAtMissing))]
    [InlineData("\"\"", nameof(Problem.CreatedAtUnreadable))]
    [InlineData("\"yesterday\"", nameof(Problem.CreatedAtUnreadable))]
    [InlineData("1685524571", nameof(Problem.WrongType))]
    [InlineData("\"2023-05-30 23:59:59.999999\"", nameof(Problem.CreatedAtOutsideWindow))]
    [InlineData("\"2023-05-31 00:00:00\"", null)]
    [InlineData("\"2023-05-31 23:59:59.999999\"", null)]
    [InlineData("\"2023-06-01 00:00:00\"", nameof(Problem.CreatedAtOutsideWindow))]
    [InlineData("\"2023\\u002d05-31 12:00:00\"", null)]
    public async Task A_time_lies_in_the_window(string? json, string? rejection) =>
        Assert.Equal(rejection, (await Answer.ReadRowAsync(Answer.Row(created: json))).Rejection?.ToString());

    [Theory]
    [InlineData("null", null)]
    [InlineData("true", true)]
    [InlineData("false", false)]
    [InlineData("0", false)]
    [InlineData("1", true)]
    [InlineData("-0", false)]
    [InlineData("0.000", false)]
    [InlineData("0e99999999999", false)]
    [InlineData("1.0", true)]
    [InlineData("1E+0", true)]
    [InlineData("0.001e3", true)]
    [InlineData("0.1e1", true)]
    [InlineData("100.00e-2", true)]
    public async Task A_result_is_null_or_a_boolean_or_0_or_1(string json, bool? result)
    {
        SeenRow row = await Answer.ReadRowAsync(Answer.Row(correct: json, type: "\"submit\""));
        Assert.Equal((null, result), (row.Rejection, row.IsCorrect));
    }

    [Theory]
    [InlineData("2")]
    [InlineData("-1")]
    [InlineData("0.5")]
    [InlineData("10")]
    [InlineData("11")]
    [InlineData("1.01")]
    [InlineData("1e1")]
    [InlineData("0.1")]
    [InlineData("0.01e1")]
    [InlineData("1e99999999999999999999")]
    [InlineData("1e-99999999999999999999")]
    [InlineData("1.00000000000000000000000000000000000001")]
    [InlineData("\"1\"")]
    [InlineData("\"true\"")]
    [InlineData("[]")]
    [InlineData("{\"is_correct\": 1}")]
    public async Task Any_other_result_is_of_a_wrong_type(string json) =>
        Assert.Equal(Problem.WrongType, (await Answer.ReadRowAsync(Answer.Row(correct: json))).Rejection);

    [Theory]
    [InlineData("1")]
    [InlineData("false")]
    [InlineData("{}")]
    [InlineData("[\"run\"]")]
    public async Task Type_and_params_are_texts(string json)
    {
        Assert.Equal(Problem.WrongType, (await Answer.ReadRowAsync(Answer.Row(type: json))).Rejection);
        Assert.Equal(Problem.WrongType, (await Answer.ReadRowAsync(Answer.Row(passback: json))).Rejection);
    }

    [Theory]
    [InlineData("\\u0000")]
    [InlineData("\\ud800")]
    [InlineData("\\udc00")]
    [InlineData("\\ud83d\\ud83d\\ude00")]
    [InlineData("\\ude00\\ud83d")]
    public async Task A_text_that_cannot_be_stored_rejects_the_row(string escape)
    {
        Problem? expected = Problem.TextNotStorable;
        string user = $"\"{Answer.User[1..]}{escape}\"";
        int codePoints = escape.Length > 12 ? 2 : escape.Length / 6;
        user = user.Remove(1, codePoints - 1);
        Assert.Equal(expected, (await Answer.ReadRowAsync(Answer.Row(user: user))).Rejection);
        Assert.Equal(expected, (await Answer.ReadRowAsync(Answer.Row(type: $"\"{escape}\""))).Rejection);
        // In the literal it is Python's escape, of which a pair makes no single character.
        foreach (string key in (string[])["oauth_consumer_key", "lis_result_sourcedid", "lis_outcome_service_url"])
        {
            string literal = $"{{'{key}': '{escape.Replace("\\", "\\\\", StringComparison.Ordinal)}'}}";
            Assert.Equal(expected, (await Answer.ReadRowAsync(Answer.Row(passback: $"\"{literal}\""))).Rejection);
        }
    }

    [Fact]
    public async Task Texts_for_no_column_may_hold_anything() =>
        Assert.Null(
            (
                await Answer.ReadRowAsync(
                    Answer.Row(passback: "\"{'x\\\\ud800': '\\\\0'}\"", more: "\"\\ud800\": \"\\u0000\\udfff\"")
                )
            ).Rejection
        );

    [Fact]
    public async Task Of_equal_keys_the_last_wins()
    {
        string bad =
            "\"lti_user_id\": 1, \"created_at\": [1, {\"created_at\": 2}], \"is_correct\": \"x\", \"attempt_type\": {}";
        string good = Answer.Row(correct: "0", type: "\"submit\"")[1..];
        Assert.Null((await Answer.ReadRowAsync($"{{{bad}, {good}")).Rejection);
        Assert.Equal(Problem.WrongType, (await Answer.ReadRowAsync($"{{{good[..^1]}, {bad}}}")).Rejection);
    }

    [Fact]
    public async Task Keys_may_be_escaped_and_keys_inside_are_no_fields()
    {
        string row = Answer
            .Row(more: "\"x\": {\"lti_user_id\": 1, \"created_at\": null}, \"LTI_USER_ID\": 2")
            .Replace("\"lti_user_id\": \"", "\"lti\\u005fuser_i\\u0064\": \"", StringComparison.Ordinal);
        Assert.Contains("\\u005f", row, StringComparison.Ordinal);
        Assert.Null((await Answer.ReadRowAsync(row)).Rejection);
    }

    [Fact]
    public async Task Of_several_reasons_the_first_is_told()
    {
        string nest = new string('[', 70) + new string(']', 70);
        Assert.Equal(Problem.NestedTooDeep, (await Answer.ReadRowAsync(Answer.Row(user: nest))).Rejection);
        Assert.Equal(Problem.WrongType, (await Answer.ReadRowAsync(Answer.Row(user: null, type: "1"))).Rejection);
        Assert.Equal(
            Problem.UserIdMissing,
            (await Answer.ReadRowAsync(Answer.Row(user: null, created: null))).Rejection
        );
        Assert.Equal(Problem.UserIdLength, (await Answer.ReadRowAsync(Answer.Row(user: "\"\\u0000\""))).Rejection);
        Assert.Equal(
            Problem.CreatedAtMissing,
            (await Answer.ReadRowAsync(Answer.Row(created: null, type: "\"\\u0000\""))).Rejection
        );
    }

    [Fact]
    public async Task A_rejected_row_has_no_defects_and_leaves_no_trace_on_the_next()
    {
        List<SeenRow> rows = await Answer.ReadAsync(
            $"[{Answer.Row(type: "\"\\u0000\"", passback: null)},{Answer.Row()},{{}}]"
        );
        Assert.Equal([Problem.TextNotStorable, null, Problem.UserIdMissing], rows.Select(r => r.Rejection));
        Assert.All(rows, r => Assert.Equal("", r.Defects));
    }
}

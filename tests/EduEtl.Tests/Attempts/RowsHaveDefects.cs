namespace EduEtl.Tests.Attempts;

public sealed class RowsHaveDefects
{
    private const string AllMissing = "ConsumerKeyMissing SourcedIdMissing OutcomeUrlMissing";

    [Theory]
    [InlineData("{'oauth_consumer_key': '', 'lis_result_sourcedid': '', 'lis_outcome_service_url': ''}", "", "|||")]
    [InlineData("{'lis_result_sourcedid': 'b', 'lis_outcome_service_url': 'c'}", "ConsumerKeyMissing", "|NULL|b|c")]
    [InlineData("{'oauth_consumer_key': 'a', 'lis_outcome_service_url': 'c'}", "SourcedIdMissing", "|a|NULL|c")]
    [InlineData("{'oauth_consumer_key': 'a', 'lis_result_sourcedid': 'b'}", "OutcomeUrlMissing", "|a|b|NULL")]
    [InlineData(
        "{'oauth_consumer_key': None, 'lis_result_sourcedid': 1, 'lis_outcome_service_url': b'c'}",
        AllMissing,
        "|NULL|NULL|NULL"
    )]
    [InlineData("{'oauth_consumer_key': 'a', 'oauth_consumer_key': ['a'], 'x': 'y'}", AllMissing, "|NULL|NULL|NULL")]
    [InlineData("{}", AllMissing, "|NULL|NULL|NULL")]
    [InlineData("", AllMissing, "|NULL|NULL|NULL")]
    [InlineData("None", AllMissing, "|NULL|NULL|NULL")]
    [InlineData("'None'", AllMissing, "|NULL|NULL|NULL")]
    [InlineData(" ", "ParamsUnreadable", "|NULL|NULL|NULL")]
    [InlineData("['oauth_consumer_key']", "ParamsUnreadable", "|NULL|NULL|NULL")]
    [InlineData("{'oauth_consumer_key': 'a'", "ParamsUnreadable", "|NULL|NULL|NULL")]
    [InlineData("{'oauth_consumer_key': 'a', 'b': eval('1')}", "ParamsUnreadable", "|NULL|NULL|NULL")]
    [InlineData("__import__('os').abort()", "ParamsUnreadable", "|NULL|NULL|NULL")]
    [InlineData("{'oauth_consumer_key': '\\\\x41\\u0042\\n'}", "ParamsUnreadable", "|NULL|NULL|NULL")]
    [InlineData(
        "{'oauth_consumer_key': '\\\\x41\\u0042', 'lis_result_sourcedid': 'it\\\\'s', 'lis_outcome_service_url': 'Я'}",
        "",
        "|AB|it's|Я"
    )]
    [InlineData("{'oauth_consumer_key': '\\ud800'}", "ParamsUnreadable", "|NULL|NULL|NULL")]
    [InlineData("{} # \\u0000", "ParamsUnreadable", "|NULL|NULL|NULL")]
    public async Task Of_params(string literal, string defects, string columns)
    {
        SeenRow row = await Answer.ReadRowAsync(Answer.Row(passback: $"\"{literal}\""));
        Assert.Equal((null, defects, Answer.User + columns + "|run"), (row.Rejection, row.Defects, row.Texts));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("null")]
    public async Task Of_params_that_are_not_there(string? json) =>
        Assert.Equal(AllMissing, (await Answer.ReadRowAsync(Answer.Row(passback: json))).Defects);

    [Theory]
    [InlineData("\"run\"", "null", "")]
    [InlineData("\"run\"", null, "")]
    [InlineData("\"run\"", "0", "RunWithResult")]
    [InlineData("\"run\"", "true", "RunWithResult")]
    [InlineData("\"submit\"", "1", "")]
    [InlineData("\"submit\"", "false", "")]
    [InlineData("\"submit\"", "null", "SubmitWithoutResult")]
    [InlineData("\"submit\"", null, "SubmitWithoutResult")]
    [InlineData("\"s\\u0075bmit\"", "null", "SubmitWithoutResult")]
    [InlineData("\"Run\"", "1", "AttemptTypeUnknown")]
    [InlineData("\"\"", "null", "AttemptTypeUnknown")]
    [InlineData("null", "null", "AttemptTypeUnknown")]
    [InlineData(null, "1", "AttemptTypeUnknown")]
    public async Task Of_type_and_result(string? type, string? correct, string defects)
    {
        SeenRow row = await Answer.ReadRowAsync(Answer.Row(type: type, correct: correct));
        Assert.Equal((null, defects), (row.Rejection, row.Defects));
    }

    [Theory]
    [InlineData("\"Run\"", "Run")]
    [InlineData("\"\"", "")]
    [InlineData("null", "NULL")]
    public async Task An_unknown_type_is_stored_as_it_is(string type, string stored) =>
        Assert.EndsWith(
            $"|{stored}",
            (await Answer.ReadRowAsync(Answer.Row(type: type))).Texts,
            StringComparison.Ordinal
        );

    [Fact]
    public async Task A_row_can_have_several() =>
        Assert.Equal(
            "ParamsUnreadable SubmitWithoutResult",
            (await Answer.ReadRowAsync(Answer.Row(passback: "\"?\"", type: "\"submit\""))).Defects
        );
}

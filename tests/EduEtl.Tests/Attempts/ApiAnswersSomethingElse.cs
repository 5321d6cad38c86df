using System.Text;
using EduEtl.Attempts;

namespace EduEtl.Tests.Attempts;

public sealed class ApiAnswersSomethingElse
{
    [Theory]
    [InlineData("", nameof(BodyFault.Empty), 0, "")]
    [InlineData(" \r\n\t", nameof(BodyFault.Empty), 4, "")]
    [InlineData("[", nameof(BodyFault.EndsEarly), 1, "")]
    [InlineData("[{\"a\": 1}", nameof(BodyFault.EndsEarly), 9, "")]
    [InlineData("[{\"a\": 1},", nameof(BodyFault.EndsEarly), 10, "")]
    [InlineData("[{\"a\": 1}, {\"b", nameof(BodyFault.EndsEarly), 14, "")]
    [InlineData("[1 2]", nameof(BodyFault.NotJson), 3, "2]")]
    [InlineData("[1,]", nameof(BodyFault.NotJson), 3, "]")]
    [InlineData("[,1]", nameof(BodyFault.NotJson), 1, ",1]")]
    [InlineData("[{\"a\": nul}]", nameof(BodyFault.NotJson), 7, "nul}]")]
    [InlineData("[{'a': 1}]", nameof(BodyFault.NotJson), 2, "'a': 1}]")]
    [InlineData("[\"a\nb\"]", nameof(BodyFault.NotJson), 1, "\"a\nb\"]")]
    [InlineData("[1}", nameof(BodyFault.NotJson), 2, "}")]
    [InlineData("[{]", nameof(BodyFault.NotJson), 2, "]")]
    [InlineData("[01]", nameof(BodyFault.NotJson), 1, "01]")]
    [InlineData("[/**/]", nameof(BodyFault.NotJson), 1, "/**/]")]
    [InlineData("[\"\\ud80\"]", nameof(BodyFault.NotJson), 1, "\"\\ud80\"]")]
    [InlineData("[] x", nameof(BodyFault.TrailingData), 3, "x")]
    [InlineData("[]]", nameof(BodyFault.TrailingData), 2, "]")]
    [InlineData("[1][2]", nameof(BodyFault.TrailingData), 3, "[2]")]
    [InlineData("\uFEFF[]", nameof(BodyFault.NotJson), 0, "\uFEFF[]")]
    [InlineData(
        "<!DOCTYPE html>\n<title>Bad\u0007 Gateway</title>",
        nameof(BodyFault.Html),
        0,
        "<!DOCTYPE html>\n<title>Bad\u0007 Gateway</title>"
    )]
    [InlineData(" {\"errors\": [\"wrong key\"]}", nameof(BodyFault.ApiErrors), 1, "{\"errors\": [\"wrong key\"]}")]
    [InlineData(
        "{\"a\": {\"b\": 1}, \"errors\": 1}",
        nameof(BodyFault.ApiErrors),
        0,
        "{\"a\": {\"b\": 1}, \"errors\": 1}"
    )]
    [InlineData("{\"errors\": \"cut o", nameof(BodyFault.ApiErrors), 0, "{\"errors\": \"cut o")]
    [InlineData("{\"a\": {\"errors\": 1}}", nameof(BodyFault.NotAnArray), 0, "{\"a\": {\"errors\": 1}}")]
    [InlineData("{}", nameof(BodyFault.NotAnArray), 0, "{}")]
    [InlineData("null", nameof(BodyFault.NotAnArray), 0, "null")]
    [InlineData("42", nameof(BodyFault.NotAnArray), 0, "42")]
    [InlineData("\"[]\"", nameof(BodyFault.NotAnArray), 0, "\"[]\"")]
    [InlineData("upstream timed out", nameof(BodyFault.NotJson), 0, "upstream timed out")]
    public async Task The_answer_fails_and_says_where_and_what_came(
        string body,
        string fault,
        long offset,
        string found
    )
    {
        BodyException failure = await Answer.FaultAsync(new MemoryStream(Encoding.UTF8.GetBytes(body)));
        Assert.Equal((fault, offset, found), (failure.Fault.ToString(), failure.Offset, failure.Found));
    }

    [Theory]
    [InlineData("FF FE 5B 00", 0)]
    [InlineData("5B 22 41 FF 22 5D", 3)]
    [InlineData("5B 22 C3 22 5D", 2)]
    [InlineData("5B 22 ED A0 80 22 5D", 2)]
    [InlineData("5B 22 C0 80 22 5D", 2)]
    [InlineData("5B 7B 22 FF 22 3A 31 7D 5D", 3)]
    [InlineData("5B FF 5D", 1)]
    [InlineData("5B 31 2C FF 5D", 3)]
    public async Task Bytes_that_are_not_UTF8_fail_the_answer(string hex, long offset)
    {
        byte[] body = Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));
        BodyException failure = await Answer.FaultAsync(new MemoryStream(body));
        Assert.Equal((BodyFault.NotUtf8, offset), (failure.Fault, failure.Offset));
    }

    [Fact]
    public async Task Rows_before_the_fault_do_come()
    {
        using AttemptReader reader = new(
            new MemoryStream(Encoding.UTF8.GetBytes($"[{Answer.Row()}, oops")),
            Answer.Window,
            32
        );
        Assert.True(await reader.ReadAsync(TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<BodyException>(async () =>
            await reader.ReadAsync(TestContext.Current.CancellationToken)
        );
    }

    [Fact]
    public async Task An_error_object_that_trickles_in_is_still_told_as_one()
    {
        byte[] body = Encoding.UTF8.GetBytes("{\"data\": null, \"errors\": [\"no\"]}");
        Assert.Equal(BodyFault.ApiErrors, (await Answer.FaultAsync(new PiecewiseStream(body, () => 1))).Fault);
    }

    [Fact]
    public async Task Of_a_long_page_the_first_KB_is_kept_and_no_message_quotes_it()
    {
        byte[] body = Encoding.UTF8.GetBytes("<html>" + string.Concat(Enumerable.Repeat("key pa$$word ", 50_000)));
        BodyException failure = await Answer.FaultAsync(new MemoryStream(body));
        Assert.Equal(BodyException.ContextBytes, failure.Found.Length);
        Assert.DoesNotContain("pa$", failure.ToString(), StringComparison.Ordinal);
    }
}

using System.Text;
using EduEtl.Attempts;

namespace EduEtl.Tests.Attempts;

/// <summary>And <c>Infinity</c>, and <c>-Infinity</c>: <c>json.dumps</c> does, and they are no JSON.</summary>
public sealed class PythonWritesNaN
{
    [Theory]
    [InlineData("NaN", "\"run\"")]
    [InlineData("Infinity", "\"run\"")]
    [InlineData("-Infinity", "\"run\"")]
    [InlineData("null", "NaN")]
    [InlineData("[1, {\"a\": [NaN,-Infinity]}]", "\"run\"")]
    public async Task It_concerns_its_row_alone(string correct, string type)
    {
        string row = Answer.Row(correct: correct, type: type);
        List<SeenRow> seen = await Answer.ReadAsync($"[{Answer.Row()},{row} , {Answer.Row()}]");
        Assert.Equal([null, Problem.WrongType, null], seen.Select(one => one.Rejection));
        Assert.Equal(row, seen[1].Raw);
    }

    [Theory]
    [InlineData("\"more\": NaN")]
    [InlineData("\"more\": {\"deep\": [[ Infinity ]]}")]
    [InlineData("\"text \\\" NaN\": -Infinity")]
    public async Task Also_in_a_field_that_is_not_read(string more)
    {
        SeenRow row = await Answer.ReadRowAsync(Answer.Row(more: more));
        Assert.Equal((Problem.WrongType, Answer.Row(more: more)), (row.Rejection, row.Raw));
    }

    [Theory]
    [InlineData("NaN")]
    [InlineData("-Infinity ")]
    [InlineData("[Infinity]")]
    public async Task As_an_element_it_is_no_object(string element)
    {
        List<SeenRow> seen = await Answer.ReadAsync($"[{element}, {Answer.Row()}]");
        Assert.Equal([Problem.NotAnObject, null], seen.Select(one => one.Rejection));
        Assert.Equal(element.Trim(), seen[0].Raw);
    }

    [Fact]
    public async Task In_a_text_it_is_text()
    {
        const string more = "\"more\": \"NaN, -Infinity\"";
        Assert.Null((await Answer.ReadRowAsync(Answer.Row(more: more))).Rejection);
        string both = Answer.Row(type: "NaN", more: more);
        Assert.Equal(both, (await Answer.ReadRowAsync(both)).Raw);
    }

    [Fact]
    public async Task In_whatever_pieces_it_comes()
    {
        string odd = Answer.Row(correct: "-Infinity", more: "\"a\": [NaN, \"\\\"\", Infinity]");
        byte[] body = Encoding.UTF8.GetBytes($"[NaN, {odd}, {Answer.Row()}, -Infinity]");
        foreach (int size in (int[])[1, 2, 3, 5, 7, 100])
        {
            List<SeenRow> seen = await Answer.ReadAsync(new PiecewiseStream(body, () => size));
            Assert.Equal(
                [Problem.NotAnObject, Problem.WrongType, null, Problem.NotAnObject],
                seen.Select(row => row.Rejection)
            );
            Assert.Equal(odd, seen[1].Raw);
        }
    }

    [Theory]
    [InlineData("[nan]", 1)]
    [InlineData("[-NaN]", 1)]
    [InlineData("[+Infinity]", 1)]
    [InlineData("[1NaN]", 1)]
    [InlineData("[NaN1]", 1)]
    [InlineData("[NaNNaN]", 1)]
    [InlineData("[{NaN: 1}]", 2)]
    [InlineData("[{\"a\": NaN, 'b': 1}]", 12)]
    [InlineData("[{\"a\": [NaN}]", 11)]
    [InlineData("[{\"a\": Infinite}]", 7)]
    [InlineData("[{\"a\": NaN, \"b\": nul}]", 17)]
    public async Task All_else_that_is_no_JSON_still_fails_the_answer(string body, long offset)
    {
        BodyException failure = await Answer.FaultAsync(new MemoryStream(Encoding.UTF8.GetBytes(body)));
        Assert.Equal((BodyFault.NotJson, offset), (failure.Fault, failure.Offset));
    }

    [Theory]
    [InlineData("[{\"a\": NaN")]
    [InlineData("[{\"a\": -Inf")]
    [InlineData("[{\"a\": NaN, \"b")]
    [InlineData("[NaN")]
    public async Task An_answer_that_ends_behind_it_ends_early(string body) =>
        Assert.Equal(
            BodyFault.EndsEarly,
            (await Answer.FaultAsync(new MemoryStream(Encoding.UTF8.GetBytes(body)))).Fault
        );

    [Theory]
    [InlineData("[1, 2, {\"a\": nul}]", 3, "{\"a\": ")]
    [InlineData("[1 2]", 1, "")]
    [InlineData("[{'a': 1}]", 1, "{")]
    [InlineData("{}", null, "")]
    public async Task What_fails_the_answer_is_told_with_its_row_and_what_comes_before(
        string body,
        int? row,
        string before
    )
    {
        BodyException failure = await Answer.FaultAsync(new MemoryStream(Encoding.UTF8.GetBytes(body)));
        Assert.Equal(((long?)row, before), (failure.Row, failure.Before));
    }
}

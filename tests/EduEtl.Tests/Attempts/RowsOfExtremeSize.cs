using System.Text;
using EduEtl.Attempts;
using EduEtl.Attempts.Python;

namespace EduEtl.Tests.Attempts;

public sealed class RowsOfExtremeSize
{
    [Fact]
    public async Task A_row_of_20_MB_fails_the_answer()
    {
        string body = $"[{Answer.Row()},{Answer.Row(more: $"\"x\": \"{new string('x', 20_000_000)}\"")}]";
        BodyException failure = await Answer.FaultAsync(new MemoryStream(Encoding.UTF8.GetBytes(body)));
        Assert.Equal((BodyFault.RowTooLarge, Answer.Row().Length + 2), (failure.Fault, failure.Offset));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public async Task The_bound_is_16_MB_to_the_byte(int beyond, bool fits)
    {
        string row = $"\"{new string('x', AttemptReader.MaxRowBytes - 2 + beyond)}\"";
        byte[] body = Encoding.UTF8.GetBytes($"[1,{row},{Answer.Row()}]");
        foreach (Stream stream in new Stream[] { new MemoryStream(body), new PiecewiseStream(body, () => 65_537) })
        {
            if (fits)
                Assert.Equal(row.Length, (await Answer.ReadAsync(stream))[1].Raw.Length);
            else
                Assert.Equal(BodyFault.RowTooLarge, (await Answer.FaultAsync(stream)).Fault);
        }
    }

    [Theory]
    [InlineData("[", "]")]
    [InlineData("{\"a\":", "}")]
    public async Task A_row_nested_100000_deep_is_rejected_alone(string open, string close)
    {
        string nest =
            string.Concat(Enumerable.Repeat(open, 100_000)) + "1" + string.Concat(Enumerable.Repeat(close, 100_000));
        List<SeenRow> rows = await Answer.ReadAsync($"[{Answer.Row(more: $"\"x\": {nest}")},{nest},{Answer.Row()}]");
        Problem bare = open == "[" ? Problem.NotAnObject : Problem.NestedTooDeep;
        Assert.Equal([Problem.NestedTooDeep, bare, null], rows.Select(r => r.Rejection));
    }

    [Theory]
    [InlineData(63, null)]
    [InlineData(64, nameof(Problem.NestedTooDeep))]
    public async Task A_row_may_be_64_levels_deep_itself_counted(int below, string? rejection)
    {
        string nest = new string('[', below) + new string(']', below);
        Assert.Equal(rejection, (await Answer.ReadRowAsync(Answer.Row(more: $"\"x\": {nest}"))).Rejection?.ToString());
    }

    [Theory]
    [InlineData(64, "")]
    [InlineData(65, "ParamsUnreadable")]
    [InlineData(200_000, "ParamsUnreadable")]
    public async Task Params_may_be_64_levels_deep(int depth, string defects)
    {
        string nest = new string('(', depth - 1) + new string(')', depth - 1);
        string literal = Answer.Params.Replace("}", $", 'n': {nest}}}", StringComparison.Ordinal);
        SeenRow row = await Answer.ReadRowAsync(Answer.Row(passback: $"\"{literal}\""));
        Assert.Equal((null, defects), (row.Rejection, row.Defects));
    }

    [Theory]
    [InlineData(0, "")]
    [InlineData(1, "ParamsUnreadable")]
    public async Task Params_may_be_64_KB_long(int beyond, string defects)
    {
        string literal = Answer.Params + new string(' ', PythonParams.MaxLength - Answer.Params.Length + beyond);
        SeenRow row = await Answer.ReadRowAsync(Answer.Row(passback: $"\"{literal}\""));
        Assert.Equal((null, defects), (row.Rejection, row.Defects));
    }
}

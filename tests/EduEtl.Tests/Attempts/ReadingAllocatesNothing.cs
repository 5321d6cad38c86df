using System.Text;
using EduEtl.Attempts;

namespace EduEtl.Tests.Attempts;

public sealed class ReadingAllocatesNothing
{
    [Theory]
    [InlineData("run", Answer.Params)]
    [InlineData(
        "s\\u0075bmit",
        "{'oauth_consumer_key': '\\\\x41' 'b', 'lis_result_sourcedid': 'it\\\\'s', 'n': [1, (2,)]}"
    )]
    [InlineData("run", "{'broken")]
    public void For_a_row_once_the_buffers_stand(string type, string literal)
    {
        const int Rows = 30_000;
        string row = Answer.Row(type: $"\"{type}\"", passback: $"\"{literal}\"");
        byte[] body = Encoding.UTF8.GetBytes($"[{string.Join(',', Enumerable.Repeat(row, Rows))}]");
        Assert.Equal(Rows, AllocatedAfterTheFirst(body, out _));
        Assert.Equal(Rows, AllocatedAfterTheFirst(body, out long bytes));
        // A debug build makes an object of each asynchronous refill, which is one in some 200 rows.
        Assert.InRange(bytes, 0, Rows - 1);
    }

    private static long AllocatedAfterTheFirst(byte[] body, out long bytes)
    {
        using AttemptReader reader = new(new MemoryStream(body), Answer.Window, 32);
        Assert.True(Next(reader));
        long before = GC.GetAllocatedBytesForCurrentThread();
        while (Next(reader))
        {
            if (reader.Rejection is not null || !reader.TryGetText(TextColumn.UserId, out _))
                break;
        }
        bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        return reader.RowNumber;
    }

    private static bool Next(AttemptReader reader)
    {
        ValueTask<bool> read = reader.ReadAsync(CancellationToken.None);
        return read.IsCompletedSuccessfully && read.Result;
    }
}

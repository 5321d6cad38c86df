using System.Text;

namespace EduEtl.Tests.Attempts;

public sealed class BodyArrivesInPieces
{
    private static readonly string Body =
        " [ "
        + string.Join(
            " , ",
            Answer.Row(),
            Answer.Row(user: "\"é\\u0041\\ud83d\\ude00\""),
            "12",
            "-0.5e1",
            "true",
            "\"text\"",
            "[[1],{}]",
            Answer.Row(passback: "\"{'oauth_consumer_key': '\\\\x41\\u0042', \\\"lis_result_sourcedid\\\": None}\""),
            "{}",
            Answer.Row(correct: "1", type: "\"submit\"")
        )
        + " ] \r\n\t";

    [Fact]
    public async Task Cut_in_two_at_every_byte_it_gives_the_same_rows()
    {
        byte[] body = Encoding.UTF8.GetBytes(Body);
        List<SeenRow> whole = await Answer.ReadAsync(Body);
        Assert.Equal(10, whole.Count);
        for (int cut = 1; cut < body.Length; cut++)
        {
            Queue<int> sizes = new([cut, body.Length]);
            PiecewiseStream pieces = new(body, () => sizes.TryDequeue(out int size) ? size : 1);
            Assert.Equal(whole, await Answer.ReadAsync(pieces));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(1000)]
    public async Task However_small_the_pieces_the_rows_are_the_same(int size) =>
        Assert.Equal(
            await Answer.ReadAsync(Body),
            await Answer.ReadAsync(new PiecewiseStream(Encoding.UTF8.GetBytes(Body), () => size))
        );

    [Fact]
    public async Task Rows_across_the_ends_of_the_buffer_are_whole()
    {
        string[] rows =
        [
            .. Enumerable.Range(0, 3000).Select(i => Answer.Row(more: $"\"n\": \"{new string('x', i % 97)}\"")),
        ];
        List<SeenRow> seen = await Answer.ReadAsync($"[{string.Join(",\n", rows)}]");
        Assert.Equal(rows, seen.Select(r => r.Raw));
        Assert.Equal(Enumerable.Range(1, 3000).Select(i => (long)i), seen.Select(r => r.Number));
        Assert.All(seen, r => Assert.Null(r.Rejection));
    }

    [Fact]
    public async Task Cut_off_at_any_byte_it_ends_early()
    {
        byte[] body = Encoding.UTF8.GetBytes(Body.Trim());
        for (int length = 1; length < body.Length; length++)
        {
            EduEtl.Attempts.BodyException fault = await Answer.FaultAsync(new MemoryStream(body, 0, length));
            Assert.Equal(EduEtl.Attempts.BodyFault.EndsEarly, fault.Fault);
            Assert.InRange(fault.Offset, 0, length);
        }
    }

    [Fact]
    public async Task An_error_of_the_connection_passes_through()
    {
        PiecewiseStream broken = new(
            Encoding.UTF8.GetBytes(Body),
            () => throw new IOException("The connection was reset.")
        );
        await Assert.ThrowsAsync<IOException>(() => Answer.ReadAsync(broken));
    }

    [Fact]
    public async Task While_rows_are_in_the_buffer_reading_does_not_wait()
    {
        int reads = 0;
        PiecewiseStream stream = new(
            Encoding.UTF8.GetBytes($"[{Answer.Row()},{Answer.Row()},{Answer.Row()}]"),
            () => reads++ == 0 ? 1000 : 1
        );
        using EduEtl.Attempts.AttemptReader reader = new(stream, Answer.Window, 32);
        Assert.True(await reader.ReadAsync(TestContext.Current.CancellationToken));
        Task<bool> second = reader.ReadAsync(TestContext.Current.CancellationToken).AsTask();
        Assert.True(second.IsCompletedSuccessfully);
        Assert.Equal(1, reads);
    }
}

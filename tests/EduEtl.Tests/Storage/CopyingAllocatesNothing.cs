using System.Text;
using EduEtl.Attempts;
using EduEtl.Attempts.Counting;
using EduEtl.Fetching;
using EduEtl.Shared;
using EduEtl.Storage.Copy;
using EduEtl.Storage.Postgres;
using EduEtl.Tests.Attempts;
using EduEtl.Tests.Support;
using Npgsql;
using Serilog;
using Serilog.Core;

namespace EduEtl.Tests.Storage;

[CollectionDefinition(nameof(AllocationsAreCounted), DisableParallelization = true)]
public sealed class AllocationsAreCounted;

/// <summary>Reader and writer together, down to the socket: what the whole process allocates is counted, so nothing runs beside it.</summary>
[Collection(nameof(AllocationsAreCounted))]
public sealed class CopyingAllocatesNothing(PostgresFixture postgres)
{
    private const int Rows = 250_000;
    private const int Tries = 8;

    [Theory]
    [InlineData(32)]
    // All rejected: they go into the problem rows.
    [InlineData(31)]
    public async Task For_a_row_once_the_buffers_stand(int userIdLength)
    {
        await using TestDatabase database = await postgres.NewDatabaseAsync();
        await using Session session = await database.OpenSessionAsync();
        long least = long.MaxValue;

        // The first pays for what is made once; a buffer that comes from the pool of another thread is made anew.
        for (int i = 0; i < Tries && least >= Rows; i++)
            least = Math.Min(least, await AllocatedAsync(session, userIdLength));

        // The smallest object has 24 bytes. Those for a wait for the socket come once in some hundred rows.
        Assert.InRange(least, 0, Rows - 1);
    }

    private static async Task<long> AllocatedAsync(Session session, int userIdLength)
    {
        using var answer = new RepeatedRows(Different(), Rows);
        var errors = new ApiErrors(new Uri("http://127.0.0.1/"), text => text, "");
        await using var body = new BodyStream(
            answer,
            errors,
            TimeSpan.FromMinutes(1),
            TimeSpan.FromHours(1),
            TimeProvider.System
        );
        using var reader = new AttemptReader(body, Answer.Window, userIdLength);
        await using Logger log = new LoggerConfiguration().CreateLogger();
        CancellationToken ct = TestContext.Current.CancellationToken;
        await Schema.PrepareAsync(session, log, ct);
        await using NpgsqlTransaction transaction = await session.Connection.BeginTransactionAsync(ct);
        var copy = new AttemptCopy(session, Guid.NewGuid(), new DayTally(parts: true));
        long before = GC.GetTotalAllocatedBytes(precise: true);
        RowTally tally = await copy.RunAsync(reader, _ => { }, ct);
        long allocated = GC.GetTotalAllocatedBytes(precise: true) - before;
        Assert.Equal(Rows, tally.Received);
        Assert.Equal(userIdLength == Answer.User.Length ? Rows : 0, tally.Stored);
        return allocated;
    }

    /// <summary>Students and tasks that the tally gets to know, and then knows.</summary>
    private static byte[][] Different() =>
        [
            .. Enumerable
                .Range(0, 400)
                .Select(i => (User: $"{i % 50:x32}", Task: $"course-v1:Org+{i % 5}+B:lms-{i % 20:x32}:"))
                .Select(row => Answer.Row($"\"{row.User}\"", $"\"{{'lis_result_sourcedid': '{row.Task}{row.User}'}}\""))
                .Select(Encoding.UTF8.GetBytes),
        ];

    /// <summary>An array of some rows many times over, in no more memory than those.</summary>
    private sealed class RepeatedRows(byte[][] different, int rows) : ForwardOnlyStream
    {
        private readonly byte[] _first = [(byte)'[', .. different[0]];
        private readonly byte[][] _next = [.. different.Select(row => (byte[])[(byte)',', .. row])];
        private int _begun;
        private ReadOnlyMemory<byte> _left;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            int filled = 0;
            while (filled < buffer.Length && (!_left.IsEmpty || Advance()))
            {
                int length = Math.Min(_left.Length, buffer.Length - filled);
                _left[..length].CopyTo(buffer[filled..]);
                _left = _left[length..];
                filled += length;
            }
            return new(filled);
        }

        private bool Advance()
        {
            if (_begun > rows)
                return false;
            _left =
                _begun == rows ? "]"u8.ToArray()
                : _begun == 0 ? _first
                : _next[_begun % _next.Length];
            _begun++;
            return true;
        }
    }
}

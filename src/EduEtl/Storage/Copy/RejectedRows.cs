using EduEtl.Storage.Postgres;
using Npgsql;

namespace EduEtl.Storage.Copy;

/// <summary>
/// The raw texts of a run's rejected rows as one JSON array, the way the API sends rows: a forward-only stream over a
/// query, of which one row at a time is in memory. It needs a connection of its own, since the other one copies.
/// </summary>
internal sealed class RejectedRows : ForwardOnlyStream
{
    private readonly NpgsqlCommand _query;
    private readonly NpgsqlDataReader _reader;
    private readonly Queue<long> _numbers = new();
    private ReadOnlyMemory<byte> _left = "["u8.ToArray();
    private bool _began;
    private bool _ended;

    private RejectedRows(NpgsqlCommand query, NpgsqlDataReader reader)
    {
        _query = query;
        _reader = reader;
    }

    public static async Task<RejectedRows> OpenAsync(Session session, Guid runId, CancellationToken ct)
    {
        // Each comes with the comma before it; the first one's is left out.
        NpgsqlCommand query = session.Command(
            $"""
            SELECT row_number, convert_to(',' || raw, 'UTF8') FROM {session.Tables.Problems.Sql}
            WHERE run_id = $1 AND NOT stored ORDER BY row_number
            """,
            runId
        );
        return new(query, await query.ExecuteReaderAsync(ct));
    }

    /// <summary>The number, in the API's answer, of the next element that a reader of this stream takes.</summary>
    public long NextNumber() => _numbers.Dequeue();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int filled = 0;
        while (filled < buffer.Length && (!_left.IsEmpty || await AdvanceAsync(cancellationToken)))
        {
            int length = Math.Min(_left.Length, buffer.Length - filled);
            _left.Span[..length].CopyTo(buffer.Span[filled..]);
            _left = _left[length..];
            filled += length;
        }
        return filled;
    }

    public override async ValueTask DisposeAsync()
    {
        await _reader.DisposeAsync();
        await _query.DisposeAsync();
        await base.DisposeAsync();
    }

    private async ValueTask<bool> AdvanceAsync(CancellationToken ct)
    {
        if (_ended)
            return false;
        if (await _reader.ReadAsync(ct))
        {
            _numbers.Enqueue(_reader.GetInt64(0));
            _left = (await _reader.GetFieldValueAsync<byte[]>(1, ct)).AsMemory(_began ? 0 : 1);
            _began = true;
        }
        else
        {
            _left = "]"u8.ToArray();
            _ended = true;
        }
        return true;
    }
}

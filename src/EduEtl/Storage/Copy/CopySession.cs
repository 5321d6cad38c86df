using EduEtl.Storage.Postgres;
using Npgsql;

namespace EduEtl.Storage.Copy;

/// <summary>
/// One <c>COPY ... FROM STDIN (FORMAT BINARY)</c>. Disposed without <see cref="CompleteAsync"/> it is cancelled:
/// Npgsql's raw stream would otherwise end it well and keep what was sent so far.
/// </summary>
internal sealed class CopySession : IAsyncDisposable
{
    // Signature, flags and the length of the header extension.
    private static readonly byte[] Header = [.. "PGCOPY\n"u8, 0xFF, .. "\r\n\0"u8, 0, 0, 0, 0, 0, 0, 0, 0];
    private static readonly byte[] Trailer = [0xFF, 0xFF];

    private readonly NpgsqlRawCopyStream _stream;
    private bool _completed;

    private CopySession(NpgsqlRawCopyStream stream) => _stream = stream;

    public static async Task<CopySession> OpenAsync(Session on, TableName table, string columns, CancellationToken ct)
    {
        string sql = $"COPY {table.Sql} ({columns}) FROM STDIN (FORMAT BINARY)";
        var session = new CopySession(await on.Connection.BeginRawBinaryCopyAsync(sql, ct));
        await session._stream.WriteAsync(Header, ct);
        return session;
    }

    /// <summary>Sends the rows and clears them.</summary>
    public async ValueTask WriteAsync(CopyRows rows, CancellationToken ct)
    {
        await _stream.WriteAsync(rows.Written, ct);
        rows.Clear();
    }

    public async Task CompleteAsync(CancellationToken ct)
    {
        await _stream.WriteAsync(Trailer, ct);
        await _stream.FlushAsync(ct);
        // Disposing is what sends CopyDone; from here on a failure is the server's, not a half-sent COPY.
        _completed = true;
        await _stream.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_completed)
            return;
        _completed = true;
        try
        {
            await _stream.CancelAsync();
        }
        catch (Exception)
        {
            // The connection is gone, and the COPY with it (Npgsql then throws what it happens to run into): the first
            // error is the one to tell.
        }
    }
}

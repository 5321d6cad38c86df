using System.Buffers;
using System.Runtime.CompilerServices;

namespace EduEtl.Attempts;

/// <summary>A growing window over a stream: what was read and not yet consumed, in one piece.</summary>
internal sealed class BodyBuffer(Stream body) : IDisposable
{
    private const int InitialSize = 128 * 1024;

    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(InitialSize);
    private int _start;
    private int _end;
    private long _dropped;

    /// <summary>Whether the stream has nothing more to give.</summary>
    public bool AtEnd { get; private set; }

    /// <summary>Where in the body the unread bytes start.</summary>
    public long Offset => _dropped + _start;

    /// <summary>Valid until the next <see cref="FillAsync"/>.</summary>
    public ReadOnlySpan<byte> Unread => _bytes.AsSpan(_start, _end - _start);

    public void Advance(int count) => _start += count;

    /// <summary>The last <paramref name="count"/> bytes advanced over; valid until the next <see cref="FillAsync"/>.</summary>
    public ReadOnlySpan<byte> Passed(int count) => _bytes.AsSpan(_start - count, count);

    /// <summary>Reads until <paramref name="wanted"/> bytes are unread or the stream ends.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    public async ValueTask FillAsync(int wanted, CancellationToken ct)
    {
        MakeRoom(wanted);
        while (_end - _start < wanted && !AtEnd)
        {
            int read = await body.ReadAsync(_bytes.AsMemory(_end), ct);
            _end += read;
            AtEnd = read == 0;
        }
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
        _start = _end = 0;
    }

    private void MakeRoom(int wanted)
    {
        byte[] target = _bytes.Length < wanted ? ArrayPool<byte>.Shared.Rent(wanted) : _bytes;
        Unread.CopyTo(target);
        _end -= _start;
        _dropped += _start;
        _start = 0;
        if (target != _bytes)
        {
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = target;
        }
    }
}

using System.Buffers;

namespace EduEtl.Attempts;

/// <summary>Where a row's decoded texts are put; emptied for each row, never shrunk.</summary>
internal sealed class ScratchBuffer : IDisposable
{
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(4096);

    public int Used { get; private set; }

    public void Clear() => Used = 0;

    public ReadOnlySpan<byte> Slice(int start, int length) => _bytes.AsSpan(start, length);

    /// <summary>Room behind what is used. Spans taken before may be stale afterwards.</summary>
    public Span<byte> Reserve(int size)
    {
        if (_bytes.Length - Used < size)
        {
            byte[] larger = ArrayPool<byte>.Shared.Rent(Used + size);
            _bytes.AsSpan(0, Used).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = larger;
        }
        return _bytes.AsSpan(Used);
    }

    public void Commit(int count) => Used += count;

    public void Dispose()
    {
        byte[] bytes = _bytes;
        _bytes = [];
        Used = 0;
        if (bytes.Length > 0)
            ArrayPool<byte>.Shared.Return(bytes);
    }
}

using System.Buffers;
using System.Buffers.Binary;

namespace EduEtl.Storage.Copy;

/// <summary>
/// Rows in PostgreSQL's binary COPY form, gathered in one pooled buffer: a field count per row, then each field as a
/// length (-1 for NULL) and its bytes, all big-endian. Source: PostgreSQL documentation, COPY, "Binary Format".
/// </summary>
/// <param name="usual">How large the buffer grows in the usual case; most runs have few problem rows.</param>
internal sealed class CopyRows(int usual) : IDisposable
{
    private const int First = 16 * 1024;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(First);

    public int Length { get; private set; }

    public ReadOnlyMemory<byte> Written => _buffer.AsMemory(0, Length);

    public void BeginRow(short columns) => BinaryPrimitives.WriteInt16BigEndian(Take(sizeof(short)), columns);

    public void Null() => BinaryPrimitives.WriteInt32BigEndian(Take(sizeof(int)), -1);

    public void Text(ReadOnlySpan<byte> utf8) => utf8.CopyTo(Field(utf8.Length));

    public void Int64(long value) => BinaryPrimitives.WriteInt64BigEndian(Field(sizeof(long)), value);

    public void Boolean(bool value) => Field(1)[0] = value ? (byte)1 : (byte)0;

    public void Uuid(Guid value) => value.TryWriteBytes(Field(16), bigEndian: true, out _);

    /// <summary>Bytes that are no field: the file header and trailer.</summary>
    public void Raw(ReadOnlySpan<byte> bytes) => bytes.CopyTo(Take(bytes.Length));

    /// <summary>Forgets the rows; a buffer that one giant row blew up goes back to the pool.</summary>
    public void Clear()
    {
        Length = 0;
        if (_buffer.Length <= 4 * usual)
            return;
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = ArrayPool<byte>.Shared.Rent(First);
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
        Length = 0;
    }

    private Span<byte> Field(int length)
    {
        BinaryPrimitives.WriteInt32BigEndian(Take(sizeof(int)), length);
        return Take(length);
    }

    private Span<byte> Take(int length)
    {
        if (_buffer.Length - Length < length)
            Grow(length);
        Span<byte> taken = _buffer.AsSpan(Length, length);
        Length += length;
        return taken;
    }

    private void Grow(int length)
    {
        // In one step to its usual size: each on the way would stay in the pool.
        int wanted = Math.Max(Math.Max(usual, 2 * _buffer.Length), Length + length);
        byte[] larger = ArrayPool<byte>.Shared.Rent(wanted);
        Written.Span.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}

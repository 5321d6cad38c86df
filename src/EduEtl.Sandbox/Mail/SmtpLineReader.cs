namespace EduEtl.Sandbox.Mail;

/// <summary>A line without its end, and what was wrong with it.</summary>
internal readonly record struct SmtpLine(ReadOnlyMemory<byte> Bytes, bool TooLong, bool BareLineEnd);

/// <summary>
/// Lines that end in CRLF and in nothing else: a lone CR or LF taken for a line end is how one message is smuggled
/// inside another.
/// </summary>
internal sealed class SmtpLineReader(Stream stream)
{
    private readonly byte[] _buffer = new byte[8192];
    private byte[] _line = new byte[1024];
    private int _position;
    private int _filled;

    /// <summary>The next line, valid until the next call; null at the end of the stream.</summary>
    /// <param name="limit">Bytes that are kept, line end not counted; the rest of a longer line is skipped.</param>
    public async ValueTask<SmtpLine?> ReadAsync(int limit, CancellationToken ct)
    {
        int length = 0;
        bool bare = false;
        byte last = (byte)0;
        while (true)
        {
            if (_position == _filled && !await FillAsync(ct))
                return null;
            byte current = _buffer[_position++];
            if (last == '\r' && current == '\n')
            {
                length--; // the CR
                return new(_line.AsMemory(0, Math.Min(length, limit)), length > limit, bare);
            }
            bare |= last == '\r' || current == '\n';
            last = current;
            Keep(current, length++, limit);
        }
    }

    private void Keep(byte value, int at, int limit)
    {
        if (at > limit)
            return;
        if (at == _line.Length)
            Array.Resize(ref _line, _line.Length * 2);
        _line[at] = value;
    }

    private async ValueTask<bool> FillAsync(CancellationToken ct)
    {
        _position = 0;
        _filled = await stream.ReadAsync(_buffer, ct);
        return _filled > 0;
    }
}

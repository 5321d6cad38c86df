namespace EduEtl.Sandbox.Mail;

/// <summary>A line without its end, and what was wrong with it.</summary>
internal readonly record struct SmtpLine(ReadOnlyMemory<byte> Bytes, bool TooLong, bool BareLineEnd);

/// <summary>
/// Lines that end in CRLF and in nothing else: a lone CR or LF taken for a line end is how one message is smuggled
/// inside another.
/// </summary>
internal sealed class SmtpLineReader(Stream stream)
{
    private readonly byte[] buffer = new byte[8192];
    private byte[] line = new byte[1024];
    private int position;
    private int filled;

    /// <summary>The next line, valid until the next call; null at the end of the stream.</summary>
    /// <param name="limit">Bytes that are kept, line end not counted; the rest of a longer line is skipped.</param>
    public async ValueTask<SmtpLine?> ReadAsync(int limit, CancellationToken ct)
    {
        var length = 0;
        var bare = false;
        var last = (byte)0;
        while (true)
        {
            if (position == filled && !await FillAsync(ct))
            {
                return null;
            }
            var current = buffer[position++];
            if (last == '\r' && current == '\n')
            {
                length--; // the CR
                return new(line.AsMemory(0, Math.Min(length, limit)), length > limit, bare);
            }
            bare |= last == '\r' || current == '\n';
            last = current;
            Keep(current, length++, limit);
        }
    }

    private void Keep(byte value, int at, int limit)
    {
        if (at > limit)
        {
            return;
        }
        if (at == line.Length)
        {
            Array.Resize(ref line, line.Length * 2);
        }
        line[at] = value;
    }

    private async ValueTask<bool> FillAsync(CancellationToken ct)
    {
        position = 0;
        filled = await stream.ReadAsync(buffer, ct);
        return filled > 0;
    }
}

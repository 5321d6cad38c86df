using System.Buffers;

namespace EduEtl.Sandbox.Mail;

/// <summary>The lines between DATA and the final dot, dot-stuffing undone. A bad one is read to its end and refused.</summary>
internal sealed class SmtpContent(int maxSize, bool eightBit)
{
    // RFC 5321: 1000 octets with the line end.
    private const int LineLimit = 998;

    private readonly ArrayBufferWriter<byte> _content = new();

    /// <summary>The answer that refuses the message; null where nothing speaks against it.</summary>
    public string? Refusal { get; private set; }

    /// <param name="afterFirstLine">True ends the reading there.</param>
    /// <returns>False where the final dot never came.</returns>
    public async Task<bool> ReadAsync(SmtpConnection connection, Func<Task<bool>> afterFirstLine, CancellationToken ct)
    {
        bool first = true;
        while (await connection.ReadAsync(LineLimit + 1, ct) is { } line) // one more for the stuffed dot
        {
            ReadOnlyMemory<byte> bytes = line.Bytes;
            if (bytes.Span.SequenceEqual("."u8) && !line.BareLineEnd)
                return true;
            if (bytes.Span.StartsWith("."u8))
                bytes = bytes[1..];
            Append(bytes.Span, line);
            if (first && await afterFirstLine())
                return false;
            first = false;
        }
        return false;
    }

    public byte[] ToArray() => _content.WrittenSpan.ToArray();

    private void Append(ReadOnlySpan<byte> bytes, SmtpLine line)
    {
        Refusal ??=
            line.TooLong || bytes.Length > LineLimit ? "500 5.6.0 Line too long"
            : line.BareLineEnd ? "554 5.6.0 Bare CR or LF"
            : !eightBit && bytes.ContainsAnyExceptInRange((byte)0, (byte)127)
                ? "554 5.6.3 8-bit content was not announced"
            : _content.WrittenCount + bytes.Length + 2 > maxSize ? "552 5.3.4 Message too big"
            : null;
        if (Refusal is null)
        {
            _content.Write(bytes);
            _content.Write("\r\n"u8);
        }
    }
}

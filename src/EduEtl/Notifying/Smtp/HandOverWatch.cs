using MailKit;

namespace EduEtl.Notifying.Smtp;

/// <summary>
/// Knows whether the end of the message has left for the server. It sees all that goes over the wire, passwords
/// included, and holds nothing but its place in two patterns.
/// </summary>
/// <remarks>MailKit reports bytes once they were written whole, so that a write that failed does not count.</remarks>
internal sealed class HandOverWatch : IProtocolLogger
{
    private int _columnOf354;
    private int _endMatched;
    private bool _inContent;

    /// <summary>The final dot was sent: from here on only the server knows what became of the message.</summary>
    public bool HandedOver { get; private set; }

    /// <summary>Before another message.</summary>
    public void Forget() => HandedOver = false;

    public IAuthenticationSecretDetector? AuthenticationSecretDetector { get; set; }

    private static ReadOnlySpan<byte> GoAhead => "354"u8;

    private static ReadOnlySpan<byte> End => "\r\n.\r\n"u8;

    public void LogConnect(Uri uri) { }

    public void LogServer(byte[] buffer, int offset, int count)
    {
        foreach (byte value in buffer.AsSpan(offset, count))
        {
            if (value == '\n')
            {
                _columnOf354 = 0;
            }
            else if (_columnOf354 < GoAhead.Length)
            {
                _columnOf354 = value == GoAhead[_columnOf354] ? _columnOf354 + 1 : int.MaxValue;
                if (_columnOf354 == GoAhead.Length)
                {
                    _inContent = true;
                    _endMatched = 2; // the message begins at the start of a line
                }
            }
        }
    }

    public void LogClient(byte[] buffer, int offset, int count)
    {
        foreach (byte value in buffer.AsSpan(offset, _inContent ? count : 0))
        {
            _endMatched =
                value == End[_endMatched] ? _endMatched + 1
                : value == '\r' ? 1
                : 0;
            if (_endMatched == End.Length)
            {
                HandedOver = true;
                _inContent = false;
                return;
            }
        }
    }

    public void Dispose() { }
}

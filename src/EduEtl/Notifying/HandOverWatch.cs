using MailKit;

namespace EduEtl.Notifying;

/// <summary>
/// Knows whether the end of the message has left for the server. It sees all that goes over the wire, passwords
/// included, and holds nothing but its place in two patterns.
/// </summary>
/// <remarks>MailKit reports bytes once they were written whole, so that a write that failed does not count.</remarks>
internal sealed class HandOverWatch : IProtocolLogger
{
    private int columnOf354;
    private int endMatched;
    private bool inContent;

    /// <summary>The final dot was sent: from here on only the server knows what became of the message.</summary>
    public bool HandedOver { get; private set; }

    public IAuthenticationSecretDetector? AuthenticationSecretDetector { get; set; }

    private static ReadOnlySpan<byte> GoAhead => "354"u8;

    private static ReadOnlySpan<byte> End => "\r\n.\r\n"u8;

    public void LogConnect(Uri uri) { }

    public void LogServer(byte[] buffer, int offset, int count)
    {
        foreach (var value in buffer.AsSpan(offset, count))
        {
            if (value == '\n')
            {
                columnOf354 = 0;
            }
            else if (columnOf354 < GoAhead.Length)
            {
                columnOf354 = value == GoAhead[columnOf354] ? columnOf354 + 1 : int.MaxValue;
                if (columnOf354 == GoAhead.Length)
                {
                    inContent = true;
                    endMatched = 2; // the message begins at the start of a line
                }
            }
        }
    }

    public void LogClient(byte[] buffer, int offset, int count)
    {
        foreach (var value in buffer.AsSpan(offset, inContent ? count : 0))
        {
            endMatched =
                value == End[endMatched] ? endMatched + 1
                : value == '\r' ? 1
                : 0;
            if (endMatched == End.Length)
            {
                HandedOver = true;
                inContent = false;
                return;
            }
        }
    }

    public void Dispose() { }
}

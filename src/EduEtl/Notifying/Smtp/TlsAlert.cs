namespace EduEtl.Notifying.Smtp;

/// <summary>
/// Why the other end broke a TLS connection off, as OpenSSL tells it. With TLS 1.3 that can come after the handshake,
/// as a connection that breaks.
/// </summary>
internal static class TlsAlert
{
    private const string Mark = " alert ";

    /// <summary>Such as <c>certificate required</c>; null where the cause is another.</summary>
    public static string? In(Exception? cause)
    {
        for (Exception? e = cause; e is not null; e = e.InnerException)
        {
            if (e.Message.IndexOf(Mark, StringComparison.Ordinal) is >= 0 and int at)
                return Printable.OneLine(e.Message[(at + Mark.Length)..]).TrimEnd('.');
        }
        return null;
    }
}

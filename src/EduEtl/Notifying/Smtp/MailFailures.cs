using System.Globalization;
using System.Net.Sockets;
using EduEtl.Days;
using EduEtl.Settings;
using MailKit.Net.Smtp;
using MailKit.Security;

namespace EduEtl.Notifying.Smtp;

internal enum MailStep
{
    Connect,
    Login,
    Send,
}

/// <summary>What the operator is told when not everybody is known to have the mail: what was said, and what to do.</summary>
/// <param name="days">The days, as a command takes them that mails about them later; null where there is nothing to mail later.</param>
/// <param name="notSent">Another sentence than that a mail was not sent: {0} is the server, {1} what it did.</param>
internal sealed class MailFailures(
    SmtpSettings settings,
    MailSecrets secrets,
    string? days = null,
    string? notSent = null
)
{
    /// <summary>Whether an answer concerns the sender, so that the answers to the recipients mean nothing.</summary>
    public static bool IsAboutSender(Exception cause) =>
        cause
            is MailKit.ServiceNotAuthenticatedException
                or SmtpCommandException { ErrorCode: SmtpErrorCode.SenderNotAccepted };

    /// <param name="cause">What kept some of them from it together; null where each was refused by name.</param>
    public ExpectedException NotToAll(
        IEnumerable<RecipientReceipt> missing,
        IEnumerable<string> remedies,
        Exception? cause
    ) =>
        Failure(
            Strings.MailNotToAll.With(settings.Address, List(missing)),
            Sentences([.. remedies, Later(Strings.MailRemedyOthers)]),
            cause
        );

    public ExpectedException NotToAnybody(IEnumerable<RecipientReceipt> missing, IEnumerable<string> remedies) =>
        Failure(
            Strings.MailNotToAnybody.With(settings.Address, List(missing)),
            Sentences([.. remedies, Later(Strings.MailRemedyNotify)]),
            null
        );

    public ExpectedException Uncertain(IReadOnlyList<RecipientReceipt> recipients, Exception cause)
    {
        string message = Strings.MailUncertain.With(
            settings.Address,
            string.Join(", ", recipients.Where(one => one.State == MailState.Uncertain).Select(one => one.Address))
        );
        var missing = recipients.Where(one => one.State == MailState.Failed).ToList();
        if (missing.Count > 0)
            message += " " + Strings.MailUncertainAlso.With(List(missing));
        return Failure(message, days is null ? Strings.MailRemedyAsk : Later(Strings.MailRemedyUncertain), cause);
    }

    public ExpectedException WrongSender() =>
        NotSent(Strings.MailCauseAddress.With(settings.From), Strings.MailRemedyAddress, cause: null);

    public ExpectedException TimedOut(Exception cause) =>
        NotSent(
            Strings.MailCauseTimeout.With(settings.Timeout.ToString("c", CultureInfo.InvariantCulture)),
            Strings.MailRemedyTimeout,
            cause
        );

    public ExpectedException Explain(Exception cause, MailStep step, BadCertificate? certificate)
    {
        (string what, string remedy) = cause switch
        {
            NoOpenSslException => (Strings.MailCauseNoOpenSsl, Strings.OpenSslMissingRemedy),
            SslHandshakeException when certificate is { WrongName: true } => (
                Strings.MailCauseCertificateName.With(Printable.OneLine(certificate.Names), settings.Host),
                Strings.MailRemedyCertificateName
            ),
            SslHandshakeException when certificate is not null => (
                Strings.MailCauseCertificate.With(certificate.Reasons),
                Strings.MailRemedyCertificate
            ),
            SslHandshakeException when TlsAlert.In(cause) is null => (Strings.MailCauseTls, Strings.MailRemedyPort),
            AuthenticationException => (
                Strings.MailCauseLogin.With(settings.User, Said(cause)),
                ServerReply.In(cause) is { IsPassing: true }
                    ? Strings.MailRemedyLater
                    : Strings.MailRemedyLogin.With(settings.Password?.Place)
            ),
            _ when ServerReply.In(cause) is { } reply => (Refused(reply), reply.Remedy()),
            NotSupportedException when step == MailStep.Connect => (
                Strings.MailCauseNoStartTls,
                Strings.MailRemedyPort
            ),
            NotSupportedException when step == MailStep.Login => (Strings.MailCauseNoLogin, Strings.MailRemedyNoLogin),
            NotSupportedException => (Strings.MailCauseSenderLetters.With(settings.From), Strings.MailRemedyNoSmtpUtf8),
            _ when TlsAlert.In(cause) is { } alert => (
                Strings.MailCauseTlsAlert.With(alert),
                Strings.MailRemedyTlsAlert
            ),
            SocketException
            {
                SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain
            } => (Strings.MailCauseHost, Strings.MailRemedyHost),
            SocketException => (Strings.MailCauseConnect.With(Said(cause)), Strings.MailRemedyPort),
            _ => (Strings.MailCauseLost.With(Said(cause)), Strings.MailRemedyLater),
        };
        return NotSent(what, remedy, cause);
    }

    private string Refused(ServerReply reply) =>
        reply.Kind() switch
        {
            RefusalKind.Login => Strings.MailCauseLoginNeeded.With(reply),
            RefusalKind.Sender => Strings.MailCauseSender.With(settings.From, reply),
            _ => Strings.MailCauseServer.With(reply),
        };

    private ExpectedException NotSent(string what, string remedy, Exception? cause) =>
        Failure(
            (notSent ?? Strings.MailNotSent).With(settings.Address, what, string.Join(", ", settings.To)),
            Sentences([remedy, Later(Strings.MailRemedyNotify)]),
            cause
        );

    private ExpectedException Failure(string message, string remedy, Exception? cause) =>
        new(
            ExitCode.MailFailed,
            secrets.Hide(Printable.OneLine(message)),
            remedy,
            cause is null ? null : secrets.Harmless(cause)
        );

    private static string Said(Exception cause) =>
        ServerReply.In(cause)?.ToString() ?? Printable.OneLine(cause.Message);

    /// <summary>A sentence with the command that mails later; empty where there is nothing to mail then.</summary>
    private string Later(string sentence) => days is null ? "" : sentence.With(days);

    private static string Sentences(IEnumerable<string> remedies) =>
        string.Join(' ', remedies.Where(remedy => remedy.Length > 0).Distinct());

    private static string List(IEnumerable<RecipientReceipt> recipients) =>
        string.Join(", ", recipients.Select(one => $"{one.Address} ({one.Reply ?? Strings.MailCauseNotTried})"));
}

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

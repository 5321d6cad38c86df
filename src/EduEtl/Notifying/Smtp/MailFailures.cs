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

    public ExpectedException Explain(Exception cause, MailStep step, BadCertificate? certificate) =>
        cause switch
        {
            NoOpenSslException => NotSent(Strings.MailCauseNoOpenSsl, Strings.OpenSslMissingRemedy, cause),
            SslHandshakeException => Handshake(cause, certificate),
            AuthenticationException => NotSent(
                Strings.MailCauseLogin.With(settings.User, Said(cause)),
                ServerReply.In(cause) is { IsPassing: true }
                    ? Strings.MailRemedyLater
                    : Strings.MailRemedyLogin.With(settings.Password?.Place),
                cause
            ),
            _ when ServerReply.In(cause) is { } reply => NotSent(Refused(reply), reply.Remedy(), cause),
            NotSupportedException when step == MailStep.Connect => NotSent(
                Strings.MailCauseNoStartTls,
                Strings.MailRemedyPort,
                cause
            ),
            NotSupportedException when step == MailStep.Login => NotSent(
                Strings.MailCauseNoLogin,
                Strings.MailRemedyNoLogin,
                cause
            ),
            NotSupportedException => NotSent(
                Strings.MailCauseSenderLetters.With(settings.From),
                Strings.MailRemedyNoSmtpUtf8,
                cause
            ),
            _ when TlsAlert.In(cause) is { } alert => NotSent(
                Strings.MailCauseTlsAlert.With(alert),
                Strings.MailRemedyTlsAlert,
                cause
            ),
            SocketException
            {
                SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain
            } => NotSent(Strings.MailCauseHost, Strings.MailRemedyHost, cause),
            SocketException => NotSent(Strings.MailCauseConnect.With(Said(cause)), Strings.MailRemedyPort, cause),
            _ => NotSent(Strings.MailCauseLost.With(Said(cause)), Strings.MailRemedyLater, cause),
        };

    private string Refused(ServerReply reply) =>
        reply.Kind() switch
        {
            RefusalKind.Login => Strings.MailCauseLoginNeeded.With(reply),
            RefusalKind.Sender => Strings.MailCauseSender.With(settings.From, reply),
            _ => Strings.MailCauseServer.With(reply),
        };

    private ExpectedException Handshake(Exception cause, BadCertificate? certificate) =>
        certificate switch
        {
            null when TlsAlert.In(cause) is { } alert => NotSent(
                Strings.MailCauseTlsAlert.With(alert),
                Strings.MailRemedyTlsAlert,
                cause
            ),
            null => NotSent(Strings.MailCauseTls, Strings.MailRemedyPort, cause),
            { WrongName: true } => NotSent(
                Strings.MailCauseCertificateName.With(Printable.OneLine(certificate.Names), settings.Host),
                Strings.MailRemedyCertificateName,
                cause
            ),
            _ => NotSent(Strings.MailCauseCertificate.With(certificate.Reasons), Strings.MailRemedyCertificate, cause),
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

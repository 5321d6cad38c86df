using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using MailKit.Net.Smtp;
using MimeKit;

namespace EduEtl.Notifying.Smtp;

/// <summary>
/// MailKit's client, which gives up at the first refused recipient, made to note each answer and go on; and which
/// excuses some certificate errors of well-known servers, made to excuse none.
/// </summary>
internal sealed class RecordingSmtpClient : SmtpClient
{
    private readonly X509Certificate2Collection? _trustedRoots;
    private readonly Dictionary<string, string> _refused = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="trustedRoots">Authorities to trust in place of the system's.</param>
    public RecordingSmtpClient(HandOverWatch watch, X509Certificate2Collection? trustedRoots)
        : base(watch)
    {
        _trustedRoots = trustedRoots;
        // As HttpClient does: a revocation server that is slow or blocked must not keep the mail from going out.
        CheckCertificateRevocation = false;
        ServerCertificateValidationCallback = (_, certificate, chain, errors) =>
        {
            Certificate = errors == SslPolicyErrors.None ? null : BadCertificate.From(certificate, chain, errors);
            return errors == SslPolicyErrors.None;
        };
    }

    /// <summary>What is wrong with the server's certificate; null where nothing is.</summary>
    public BadCertificate? Certificate { get; private set; }

    /// <summary>Replies to the recipients that were refused, by address.</summary>
    public IReadOnlyDictionary<string, string> Refused => _refused;

    public bool AnyAccepted { get; private set; }

    protected override void OnRecipientAccepted(MimeMessage message, MailboxAddress mailbox, SmtpResponse response) =>
        AnyAccepted = true;

    protected override void OnRecipientNotAccepted(
        MimeMessage message,
        MailboxAddress mailbox,
        SmtpResponse response
    ) => _refused[mailbox.Address] = ServerReply.Text(response.StatusCode, response.Response);

    protected override SslClientAuthenticationOptions GetSslClientAuthenticationOptions(
        string host,
        RemoteCertificateValidationCallback remoteCertificateValidationCallback
    )
    {
        SslClientAuthenticationOptions options = base.GetSslClientAuthenticationOptions(
            host,
            remoteCertificateValidationCallback
        );
        if (_trustedRoots is not null)
        {
            options.CertificateChainPolicy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                RevocationMode = X509RevocationMode.NoCheck,
            };
            options.CertificateChainPolicy.CustomTrustStore.AddRange(_trustedRoots);
        }
        return options;
    }
}

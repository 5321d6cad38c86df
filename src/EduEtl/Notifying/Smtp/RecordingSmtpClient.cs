using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using MailKit;
using MailKit.Net.Smtp;
using MimeKit;

namespace EduEtl.Notifying.Smtp;

/// <summary>
/// MailKit's client, which gives up at the first refused recipient, made to note each answer and go on; and which
/// excuses some certificate errors of well-known servers, made to excuse none.
/// </summary>
internal sealed class RecordingSmtpClient : SmtpClient
{
    private readonly HandOverWatch _watch;
    private readonly X509Certificate2Collection? _trustedRoots;
    private readonly Dictionary<string, ServerReply> _refused = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="trustedRoots">Authorities to trust in place of the system's.</param>
    public RecordingSmtpClient(HandOverWatch watch, X509Certificate2Collection? trustedRoots)
        : base(watch)
    {
        _watch = watch;
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

    /// <inheritdoc cref="HandOverWatch.HandedOver"/>
    public bool HandedOver => _watch.HandedOver;

    /// <summary>Whether the server can be told this address: letters other than Latin ones before the @ need SMTPUTF8.</summary>
    public bool Takes(MailboxAddress address) =>
        Capabilities.HasFlag(SmtpCapabilities.UTF8)
        || Ascii.IsValid(address.Address.AsSpan(0, address.Address.LastIndexOf('@')));

    /// <summary>How the server has refused this recipient; null where it has not.</summary>
    public ServerReply? ReplyTo(MailboxAddress recipient) => _refused.GetValueOrDefault(recipient.Address);

    /// <summary>Before another transaction.</summary>
    public void Forget()
    {
        _refused.Clear();
        _watch.Forget();
    }

    /// <summary>Goes as far as a message would, and takes it back.</summary>
    public async Task ProbeAsync(MailAddresses addresses, CancellationToken ct)
    {
        if (addresses.Sender is not { } sender)
            return;
        if (!Takes(sender))
            throw new NotSupportedException(sender.Address);
        string mail =
            $"MAIL FROM:<{Written(sender)}>" + (Capabilities.HasFlag(SmtpCapabilities.UTF8) ? " SMTPUTF8" : "");
        SmtpResponse answer = await SendCommandAsync(mail, ct);
        if (answer.StatusCode == SmtpStatusCode.AuthenticationRequired)
            throw new ServiceNotAuthenticatedException(answer.Response);
        if ((int)answer.StatusCode >= 300)
            throw new SmtpCommandException(SmtpErrorCode.SenderNotAccepted, answer.StatusCode, sender, answer.Response);
        foreach (MailboxAddress recipient in addresses.Recipients.Where(Takes))
        {
            answer = await SendCommandAsync($"RCPT TO:<{Written(recipient)}>", ct);
            if ((int)answer.StatusCode >= 300)
                Note(recipient, answer);
        }
        await SendCommandAsync("RSET", ct);
    }

    private string Written(MailboxAddress address) =>
        address.GetAddress(idnEncode: !Capabilities.HasFlag(SmtpCapabilities.UTF8));

    protected override void OnRecipientNotAccepted(
        MimeMessage message,
        MailboxAddress mailbox,
        SmtpResponse response
    ) => Note(mailbox, response);

    private void Note(MailboxAddress recipient, SmtpResponse reply) =>
        _refused[recipient.Address] = new((int)reply.StatusCode, reply.Response, RepliesTo.Recipient);

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

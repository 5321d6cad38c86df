using System.Security.Cryptography.X509Certificates;
using EduEtl.Days;
using EduEtl.Notifying.Smtp;
using EduEtl.Settings;
using MimeKit;
using Serilog;

namespace EduEtl.Notifying;

/// <summary>Stage 5: a message to each group of recipients, in one SMTP session, never sent twice.</summary>
/// <param name="trustedRoots">Authorities to trust in place of the system's; null: the system's.</param>
internal sealed class SmtpNotifier(
    SmtpSettings settings,
    TimeProvider time,
    ILogger log,
    X509Certificate2Collection? trustedRoots = null
)
{
    private readonly MailSecrets _secrets = new(settings);

    /// <summary>What is noted before the mail: who dies after that may have sent it.</summary>
    public IReadOnlyDictionary<string, MailState> Begun =>
        settings.To.Select(MailAddresses.KeyOf).Distinct().ToDictionary(to => to, _ => MailState.Uncertain);

    /// <summary>Sends, and tells what became of it for each recipient; failures are in the receipt.</summary>
    /// <exception cref="OperationCanceledException">
    /// <paramref name="ct"/> was cancelled before the message was handed over.
    /// </exception>
    public Task<MailReceipt> SendAsync(RunSummary summary, CancellationToken ct) =>
        SendAsync(Mailing.Of(summary), summary.Run, ct);

    /// <inheritdoc cref="SendAsync(RunSummary, CancellationToken)"/>
    public async Task<MailReceipt> SendAsync(Mailing mail, Origin origin, CancellationToken ct)
    {
        SmtpSettings told = settings with { To = settings.ToldOf(settled: mail.Figures is not null) };
        if (told.To.Count == 0)
            return MailReceipt.Off;
        Say(Strings.MailLogStart, settings.Host, settings.Port, told.To.Count);
        MailReceipt receipt = await DeliverAsync(told, mail, origin, ct);
        foreach (RecipientReceipt recipient in receipt.Recipients)
            Say(Strings.MailLogRecipient, recipient.Address, recipient.State.Text(), recipient.Reply ?? "—");
        Say(
            Strings.MailLogEnd,
            receipt.Recipients.Count(one => one.State == MailState.Sent),
            receipt.Recipients.Count(one => one.State == MailState.Failed),
            receipt.Recipients.Count(one => one.State == MailState.Uncertain)
        );
        return receipt;
    }

    private async Task<MailReceipt> DeliverAsync(SmtpSettings told, Mailing mail, Origin origin, CancellationToken ct)
    {
        var failures = new MailFailures(told, _secrets, mail.Days);
        var receipts = new ReceiptWriter(told, failures, _secrets);
        var addresses = MailAddresses.From(told);
        foreach (string text in addresses.Unreadable)
            receipts.Failed(text, Strings.MailCauseNoAddress, Strings.MailRemedyRecipients);
        if (addresses.Sender is null)
        {
            receipts.Failed(addresses.Recipients, null, failures.WrongSender());
            return receipts.Receipt();
        }
        using var watch = new HandOverWatch();
        using var client = new RecordingSmtpClient(watch, trustedRoots);
        var server = new MailServer(told, client, _secrets, log);
        var delivery = new MailDelivery(told, client, server, failures, receipts, time);
        Letter[] letters = [.. Letters(mail, origin, addresses.Recipients)];
        if (letters.Length > 0)
            await delivery.BringAsync(letters, addresses.Sender, ct);
        return receipts.Receipt();
    }

    private IEnumerable<Letter> Letters(Mailing mail, Origin origin, IReadOnlyList<MailboxAddress> to)
    {
        HashSet<string> readers = [.. settings.Readers.Select(MailAddresses.KeyOf)];
        ILookup<bool, MailboxAddress> groups = to.ToLookup(one => readers.Contains(one.Address));
        // The same run's mail is the same message: a copy that comes twice by the server's doing shows once.
        if (groups[false].Any())
            yield return new($"{origin.Id:N}", mail.All, [.. groups[false]]);
        if (mail.Figures is { } figures && groups[true].Any())
            yield return new($"{origin.Id:N}.figures", figures, [.. groups[true]]);
    }

    private void Say(string format, params object[] arguments) => log.InformationText(format.With(arguments));
}

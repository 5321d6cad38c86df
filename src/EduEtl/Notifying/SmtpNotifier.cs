using System.Security.Cryptography.X509Certificates;
using EduEtl.Days;
using EduEtl.Notifying.Content;
using EduEtl.Notifying.Smtp;
using EduEtl.Settings;
using MimeKit;
using Serilog;

namespace EduEtl.Notifying;

/// <summary>Stage 5: one message about the run to all recipients, in one SMTP transaction, never sent twice.</summary>
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
        SendAsync(DayMail.Compose(summary), summary.Run, ct);

    /// <inheritdoc cref="SendAsync(RunSummary, CancellationToken)"/>
    public async Task<MailReceipt> SendAsync(MailContent content, Origin origin, CancellationToken ct)
    {
        Say(Strings.MailLogStart, settings.Host, settings.Port, settings.To.Count);
        using var watch = new HandOverWatch();
        using var client = new RecordingSmtpClient(watch, trustedRoots);
        MailReceipt receipt = await DeliverAsync(client, watch, content, origin, ct);
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

    private async Task<MailReceipt> DeliverAsync(
        RecordingSmtpClient client,
        HandOverWatch watch,
        MailContent content,
        Origin origin,
        CancellationToken ct
    )
    {
        var addresses = MailAddresses.From(settings);
        var receipts = new ReceiptWriter(settings, addresses, client, _secrets);
        if (addresses.Sender is null)
            return receipts.Failed(new FormatException(settings.From), MailStep.Address, timedOut: false);
        if (addresses.Recipients.Count == 0)
            return receipts.ToNobody();
        using var deadline = new CancellationTokenSource(settings.Timeout, time);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct, deadline.Token);
        client.LocalDomain = MailAddresses.DomainOf(addresses.Sender);
        var server = new MailServer(settings, client, _secrets, log);
        MailStep step = MailStep.Connect;
        try
        {
            await server.ConnectAsync(limit.Token);
            step = MailStep.Login;
            await server.LogInAsync(limit.Token);
            step = MailStep.Send;
            DateTimeOffset date = time.GetLocalNow();
            using MimeMessage message = MailMessage.Build(
                content,
                addresses.Sender,
                addresses.Recipients,
                origin,
                date
            );
            string reply = await client.SendAsync(message, addresses.Sender, addresses.Recipients, limit.Token);
            await server.LeaveAsync(limit);
            return receipts.Sent(reply);
        }
        catch (Exception e) when (watch.HandedOver && !ServerReply.IsRefusal(e))
        {
            return receipts.Uncertain(e);
        }
        catch (Exception e)
        {
            if (!watch.HandedOver)
            {
                ct.ThrowIfCancellationRequested(); // MailKit wraps a cancelled handshake in an exception of its own
            }
            return receipts.Failed(e, step, timedOut: deadline.IsCancellationRequested && !ServerReply.IsRefusal(e));
        }
    }

    private void Say(string format, params object[] arguments) => log.InformationText(format.With(arguments));
}

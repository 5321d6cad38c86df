using EduEtl.Days;
using EduEtl.Settings;

namespace EduEtl.Notifying.Smtp;

/// <summary>Says for each recipient, and for all together, what became of the message.</summary>
internal sealed class ReceiptWriter(
    SmtpSettings settings,
    MailAddresses addresses,
    RecordingSmtpClient client,
    MailSecrets secrets
)
{
    private readonly MailFailures _failures = new(settings, secrets);

    public MailReceipt Sent(string reply)
    {
        List<RecipientReceipt> recipients = Each(MailState.Sent, "250 " + reply);
        var missing = recipients.Where(one => one.State != MailState.Sent).ToList();
        return missing.Count == 0
            ? new(MailState.Sent, recipients, null)
            : new(MailState.Failed, recipients, _failures.NotToAll(missing));
    }

    public MailReceipt ToNobody()
    {
        List<RecipientReceipt> recipients = Each(MailState.Failed, null);
        return new(MailState.Failed, recipients, _failures.NotToAnybody(recipients));
    }

    public MailReceipt Uncertain(Exception cause)
    {
        List<RecipientReceipt> recipients = Each(MailState.Uncertain, null);
        return new(MailState.Uncertain, recipients, _failures.Uncertain(recipients, cause));
    }

    public MailReceipt Failed(Exception cause, MailStep step, bool timedOut)
    {
        // With pipelining each recipient is answered even where the sender was refused; those answers mean nothing.
        bool aboutSender = MailFailures.IsAboutSender(cause);
        bool allRefused = !aboutSender && client.Refused.Count == addresses.Recipients.Count;
        List<RecipientReceipt> recipients = Each(
            MailState.Failed,
            allRefused ? null : ServerReply.In(cause),
            aboutSender
        );
        ExpectedException failure =
            timedOut ? _failures.TimedOut(cause)
            : allRefused ? _failures.NotToAnybody(recipients)
            : _failures.Explain(cause, step, client.Certificate);
        return new(MailState.Failed, recipients, failure);
    }

    private List<RecipientReceipt> Each(MailState state, string? reply, bool aboutSender = false)
    {
        string? said = reply is null ? null : secrets.Hide(Printable.OneLine(reply));
        return
        [
            .. addresses.Recipients.Select(to =>
                !aboutSender && client.Refused.TryGetValue(to.Address, out string? refusal)
                    ? new RecipientReceipt(to.Address, MailState.Failed, secrets.Hide(refusal))
                    : new RecipientReceipt(to.Address, state, said)
            ),
            .. addresses.Unreadable.Select(text => new RecipientReceipt(text, MailState.Failed, null)),
        ];
    }
}

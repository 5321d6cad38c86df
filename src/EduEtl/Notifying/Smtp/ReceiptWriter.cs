using EduEtl.Days;
using EduEtl.Settings;
using MimeKit;

namespace EduEtl.Notifying.Smtp;

/// <summary>Notes of each recipient what became of the message, and says it of all together.</summary>
internal sealed class ReceiptWriter(SmtpSettings settings, MailFailures failures, MailSecrets secrets)
{
    private readonly List<RecipientReceipt> _recipients = [];
    private readonly List<string> _remedies = [];
    private Exception? _unanswered;
    private ExpectedException? _failure;

    public bool AnySent => _recipients.Exists(one => one.State == MailState.Sent);

    public void Sent(IEnumerable<MailboxAddress> to, string reply) => Note(to, MailState.Sent, $"250 {reply}");

    /// <summary>What speaks against one of them.</summary>
    public void Failed(string address, string why, string remedy)
    {
        _recipients.Add(new(address, MailState.Failed, Said(why)));
        _remedies.Add(remedy);
    }

    /// <summary>What speaks against all of them.</summary>
    public void Failed(IReadOnlyCollection<MailboxAddress> to, ServerReply? reply, ExpectedException failure)
    {
        if (to.Count == 0)
            return;
        Note(to, MailState.Failed, reply?.ToString());
        _failure ??= failure;
    }

    public void Uncertain(IEnumerable<MailboxAddress> to, Exception cause)
    {
        Note(to, MailState.Uncertain, null);
        _unanswered = cause;
    }

    /// <summary>In the order of the settings.</summary>
    public MailReceipt Receipt()
    {
        List<string> order = [.. settings.To.Select(MailAddresses.KeyOf)];
        RecipientReceipt[] all = [.. _recipients.OrderBy(one => order.IndexOf(one.Address))];
        RecipientReceipt[] missing = [.. all.Where(one => one.State == MailState.Failed)];
        return _unanswered is not null ? new(MailState.Uncertain, all, failures.Uncertain(all, _unanswered))
            : missing.Length > 0 ? new(MailState.Failed, all, NotTo(missing))
            : new(MailState.Sent, all, null);
    }

    private ExpectedException NotTo(RecipientReceipt[] missing) =>
        AnySent
            ? failures.NotToAll(
                missing,
                _failure is null ? _remedies : [.. _remedies, _failure.Remedy],
                _failure?.InnerException
            )
            : _failure ?? failures.NotToAnybody(missing, _remedies);

    private void Note(IEnumerable<MailboxAddress> to, MailState state, string? said) =>
        _recipients.AddRange(
            to.Select(one => new RecipientReceipt(one.Address, state, said is null ? null : Said(said)))
        );

    private string Said(string text) => secrets.Hide(Printable.OneLine(text));
}

using EduEtl.Notifying.Content;
using EduEtl.Settings;
using MimeKit;
using MimeKit.Text;

namespace EduEtl.Notifying.Smtp;

/// <summary>One message and who is to get it.</summary>
/// <param name="MessageId">Without its domain.</param>
internal sealed record Letter(string MessageId, MailContent Content, IReadOnlyList<MailboxAddress> To);

/// <summary>Brings letters to the server, all in one session and within one time, and notes what became of them.</summary>
internal sealed class MailDelivery(
    SmtpSettings settings,
    RecordingSmtpClient client,
    MailServer server,
    MailFailures failures,
    ReceiptWriter receipts,
    TimeProvider time
)
{
    private readonly List<MailboxAddress> _waiting = [];

    /// <exception cref="OperationCanceledException">
    /// <paramref name="ct"/> was cancelled before any message was handed over.
    /// </exception>
    public async Task BringAsync(IReadOnlyList<Letter> letters, MailboxAddress sender, CancellationToken ct)
    {
        using var deadline = new CancellationTokenSource(settings.Timeout, time);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct, deadline.Token);
        _waiting.AddRange(letters.SelectMany(letter => letter.To));
        try
        {
            await server.OpenAsync(sender, limit.Token);
            if (!client.Takes(sender))
                throw new NotSupportedException(sender.Address);
            foreach (Letter letter in letters)
                await SendAsync(letter, sender, limit.Token);
            await server.LeaveAsync(limit);
        }
        catch (Exception e)
        {
            if (!client.HandedOver && !receipts.AnySent)
                ct.ThrowIfCancellationRequested(); // MailKit wraps a cancelled handshake in an exception of its own
            bool timedOut = deadline.IsCancellationRequested && !ServerReply.IsRefusal(e);
            receipts.Failed(
                NoteRefused(_waiting),
                ServerReply.In(e),
                timedOut ? failures.TimedOut(e) : failures.Explain(e, server.Step, client.Certificate)
            );
        }
    }

    /// <summary>In as many transactions as the server wants: one takes no more than so many recipients.</summary>
    private async Task SendAsync(Letter letter, MailboxAddress sender, CancellationToken ct)
    {
        foreach (MailboxAddress to in letter.To.Where(to => !client.Takes(to)))
        {
            receipts.Failed(to.Address, Strings.MailCauseNoSmtpUtf8, Strings.MailRemedyNoSmtpUtf8);
            _waiting.Remove(to);
        }
        List<MailboxAddress> left = [.. letter.To.Where(client.Takes)];
        using MimeMessage message = Build(letter with { To = left }, sender, time.GetLocalNow());
        for (; left.Count > 0; left = left.FindAll(_waiting.Contains))
            await TransactAsync(message, sender, left, ct);
    }

    /// <summary>The MIME message: <c>multipart/alternative</c> of text and HTML, UTF-8.</summary>
    private static MimeMessage Build(Letter letter, MailboxAddress sender, DateTimeOffset date)
    {
        var message = new MimeMessage
        {
            Subject = letter.Content.Subject,
            Date = date,
            MessageId = $"{letter.MessageId}@{MailAddresses.DomainOf(sender)}",
            Body = new MultipartAlternative
            {
                new TextPart(TextFormat.Plain) { Text = MailText.Render(letter.Content) },
                new TextPart(TextFormat.Html) { Text = MailHtml.Render(letter.Content) },
            },
        };
        message.From.Add(sender);
        message.To.AddRange(letter.To);
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }

    private async Task TransactAsync(
        MimeMessage message,
        MailboxAddress sender,
        List<MailboxAddress> to,
        CancellationToken ct
    )
    {
        client.Forget();
        try
        {
            string reply = await client.SendAsync(message, sender, to, ct);
            receipts.Sent(NoteRefused(to.FindAll(one => client.ReplyTo(one) is not { AreTooMany: true })), reply);
        }
        catch (Exception e) when (ServerReply.IsRefusal(e))
        {
            // With pipelining each recipient is answered even where the sender was refused; those replies mean nothing.
            if (MailFailures.IsAboutSender(e))
                client.Forget();
            receipts.Failed(NoteRefused(to), ServerReply.In(e), failures.Explain(e, MailStep.Send, certificate: null));
        }
        catch (Exception e) when (client.HandedOver)
        {
            receipts.Uncertain(NoteRefused(to), e);
            throw;
        }
    }

    /// <summary>Nobody of them waits any longer; those whom the server has not refused by name are returned.</summary>
    private List<MailboxAddress> NoteRefused(List<MailboxAddress> to)
    {
        List<MailboxAddress> done = [.. to];
        foreach (MailboxAddress one in done)
        {
            if (client.ReplyTo(one) is { } refusal)
                receipts.Failed(one.Address, $"{refusal}", refusal.Remedy());
        }
        _waiting.RemoveAll(done.Contains);
        return done.FindAll(one => client.ReplyTo(one) is null);
    }
}

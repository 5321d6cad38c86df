using EduEtl.Days;
using EduEtl.Notifying.Content;
using MimeKit;
using MimeKit.Text;

namespace EduEtl.Notifying.Smtp;

/// <summary>The MIME message: <c>multipart/alternative</c> of text and HTML, UTF-8.</summary>
internal static class MailMessage
{
    public static MimeMessage Build(
        MailContent content,
        MailboxAddress sender,
        IEnumerable<MailboxAddress> recipients,
        Origin origin,
        DateTimeOffset date
    )
    {
        var message = new MimeMessage
        {
            Subject = content.Subject,
            Date = date,
            // The same run's mail is the same message: a copy that comes twice by the server's doing shows once.
            MessageId = $"{origin.Id:N}@{MailAddresses.DomainOf(sender)}",
            Body = new MultipartAlternative
            {
                new TextPart(TextFormat.Plain) { Text = MailText.Render(content) },
                new TextPart(TextFormat.Html) { Text = MailHtml.Render(content) },
            },
        };
        message.From.Add(sender);
        message.To.AddRange(recipients);
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }
}

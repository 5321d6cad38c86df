using EduEtl.Notifying.Content;
using MimeKit;
using MimeKit.Text;

namespace EduEtl.Notifying.Smtp;

/// <summary>The MIME message: <c>multipart/alternative</c> of text and HTML, UTF-8.</summary>
internal static class MailMessage
{
    public static MimeMessage Build(Letter letter, MailboxAddress sender, DateTimeOffset date)
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
}

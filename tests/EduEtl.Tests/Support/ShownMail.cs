using EduEtl.Sandbox.Mail;
using MimeKit;

namespace EduEtl.Tests.Support;

/// <summary>A mail as a person reads it.</summary>
/// <param name="Text">The plain form, its lines joined by spaces.</param>
internal sealed record ShownMail(string Subject, string Text, string Html)
{
    public static ShownMail Of(ReceivedMail mail)
    {
        using var content = new MemoryStream(mail.Content);
        using var message = MimeMessage.Load(content);
        string text = message.TextBody ?? "";
        return new(message.Subject ?? "", text.ReplaceLineEndings(" "), message.HtmlBody ?? "");
    }
}

using System.Globalization;
using EduEtl.Sandbox.Mail;
using EduEtl.Sandbox.Resources;
using EduEtl.Shared;
using MimeKit;

namespace EduEtl.Sandbox.Page;

/// <summary>The mailbox: the list, newest first, and one message.</summary>
internal static class MailView
{
    /// <param name="number">1 is the oldest; null: the newest.</param>
    public static Html Render(IReadOnlyList<ReceivedMail> mails, int? number)
    {
        if (mails.Count == 0)
            return Html.Of($"<p class=\"empty\">{Strings.PageMailEmpty}</p>");
        int shown = number ?? mails.Count;
        IEnumerable<Html> list = Enumerable
            .Range(1, mails.Count)
            .Reverse()
            .Select(n => Item(n, mails[n - 1], n == shown));
        Html message =
            shown >= 1 && shown <= mails.Count
                ? Message(mails[shown - 1])
                : Html.Of($"<p class=\"empty\">{Strings.PageMailMissing}</p>");
        return Html.Of($"<section class=\"mailbox\"><ol>{list}</ol><article>{message}</article></section>");
    }

    private static Html Item(int number, ReceivedMail mail, bool current)
    {
        Html mark = current ? new Html(" aria-current=\"page\"") : Html.Nothing;
        return Html.Of(
            $"<li><a href=\"/mail/{number}\"{mark}><time>{Time(mail.ReceivedAt)}</time><b>{Subject(Read(mail))}</b><span>{string.Join(", ", mail.To)}</span></a></li>"
        );
    }

    private static Html Message(ReceivedMail mail)
    {
        using MimeMessage message = Read(mail);
        return Html.Of(
            $"""
            <h1>{Subject(message)}</h1>
            <dl>
            <dt>{Strings.PageMailFrom}</dt><dd>{message.From.ToString()}</dd>
            <dt>{Strings.PageMailTo}</dt><dd>{message.To.ToString()}</dd>
            <dt>{Strings.PageMailDate}</dt><dd>{Time(message.Date)}</dd>
            <dt>{Strings.PageMailEnvelope}</dt><dd>{mail.From} → {string.Join(", ", mail.To)}</dd>
            </dl>
            {HtmlPart(message)}
            {TextPart(message)}
            """
        );
    }

    // It takes scripts, forms and links' targets away from whatever the message holds; the page may see how high it is.
    private static Html HtmlPart(MimeMessage message) =>
        message.HtmlBody is null
            ? Html.Nothing
            : Html.Of(
                $"<h2>{Strings.PageMailHtml}</h2><iframe sandbox=\"allow-same-origin\" title=\"{Strings.PageMailHtml}\" srcdoc=\"{message.HtmlBody}\"></iframe>"
            );

    private static Html TextPart(MimeMessage message) =>
        message.TextBody is null
            ? Html.Nothing
            : Html.Of($"<h2>{Strings.PageMailText}</h2><pre>{message.TextBody}</pre>");

    private static MimeMessage Read(ReceivedMail mail)
    {
        using var content = new MemoryStream(mail.Content);
        return MimeMessage.Load(content);
    }

    private static string Subject(MimeMessage message) =>
        string.IsNullOrEmpty(message.Subject) ? Strings.PageNoSubject : message.Subject;

    private static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}

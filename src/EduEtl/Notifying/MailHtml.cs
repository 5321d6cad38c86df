using System.Globalization;
using System.Net;
using System.Text;

namespace EduEtl.Notifying;

/// <summary>
/// The HTML rendering, as mail programs want it: tables, inline styles, nothing from elsewhere. Text and background
/// are left to the reader's program, and lines are of a grey that shows on both, so that it reads in light and dark.
/// </summary>
internal static class MailHtml
{
    private const string Font =
        "font-family:-apple-system,'Segoe UI',Roboto,Arial,sans-serif;font-size:15px;line-height:1.45";
    private const string Line = "border-top:1px solid #9a9a9a";

    public static string Render(MailContent content)
    {
        var html = new StringBuilder();
        html.Append(
            CultureInfo.InvariantCulture,
            $"""
            <!DOCTYPE html>
            <html lang="{CultureInfo.CurrentUICulture.TwoLetterISOLanguageName}" style="color-scheme:light dark">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <meta name="color-scheme" content="light dark">
            <meta name="supported-color-schemes" content="light dark">
            <title>{Escape(content.Subject)}</title>
            </head>
            <body style="margin:0;padding:20px;{Font}">
            <table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:600px;{Font}">
            <tr><td style="padding:0 0 10px"><span style="display:inline-block;padding:3px 10px;border-radius:4px;color:#ffffff;background-color:{Color(
                content.Tone
            )};font-size:13px;font-weight:600">{Escape(content.Status)}</span></td></tr>
            <tr><td style="padding:0 0 6px;font-size:20px;font-weight:600;line-height:1.3">{Escape(
                content.Heading
            )}</td></tr>

            """
        );
        foreach (var block in content.Blocks)
        {
            html.Append("<tr><td style=\"padding:6px 0\">").Append(Block(block)).Append("</td></tr>\n");
        }
        return html.Append("</table>\n</body>\n</html>\n").ToString();
    }

    private static string Block(MailBlock block) =>
        block switch
        {
            MailParagraph paragraph => Escape(paragraph.Text),
            MailCommand command => Escape(command.Purpose)
                + "<br><code style=\"display:inline-block;margin:6px 0 2px;padding:6px 10px;border:1px solid #9a9a9a;"
                + $"border-radius:4px;font-family:Consolas,Menlo,monospace;font-size:14px\">{Escape(command.Line)}</code>",
            MailLink link =>
                $"<a href=\"{Escape(link.Address.AbsoluteUri)}\" style=\"font-weight:600\">{Escape(link.Label)}</a>",
            MailTable table => Table(table),
            _ => throw new ArgumentException(block.GetType().Name, nameof(block)),
        };

    private static string Table(MailTable table)
    {
        var html = new StringBuilder();
        html.Append(
            CultureInfo.InvariantCulture,
            $"<table width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" style=\"border-collapse:collapse;{Font}\">\n"
        );
        html.Append(
            CultureInfo.InvariantCulture,
            $"<tr><th colspan=\"2\" align=\"left\" style=\"padding:10px 0 5px\">{Escape(table.Title)}</th></tr>\n"
        );
        foreach (var row in table.Rows)
        {
            html.Append(
                CultureInfo.InvariantCulture,
                $"""
                <tr><td style="padding:4px 16px 4px 0;{Line}">{Escape(
                    row.Label
                )}</td><td align="right" style="padding:4px 0;{Line};font-variant-numeric:tabular-nums">{Escape(
                    row.Value
                )}</td></tr>

                """
            );
        }
        return html.Append("</table>").ToString();
    }

    private static string Color(MailTone tone) =>
        tone switch
        {
            MailTone.Good => "#1a7f37",
            MailTone.Caution => "#9a6700",
            _ => "#c2222b",
        };

    private static string Escape(string text) => WebUtility.HtmlEncode(text);
}

namespace EduEtl.Notifying.Content;

/// <summary>
/// The HTML rendering, as mail programs want it: tables, inline styles, nothing from elsewhere. Text and background
/// are left to the reader's program, and lines and bars have tones that show on both, so that it reads in light and
/// dark.
/// </summary>
internal static class MailHtml
{
    /// <summary>Said again in every table: some programs do not let it come down from the body.</summary>
    public static readonly Html Font = new(
        "font-family:-apple-system,'Segoe UI',Roboto,Arial,sans-serif;font-size:15px;line-height:1.45"
    );

    public static string Render(MailContent content) =>
        Html.Of(
            $"""
            <!DOCTYPE html>
            <html lang="{Languages.Current.Name}" style="color-scheme:light dark">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <meta name="color-scheme" content="light dark">
            <title>{content.Subject}</title>
            </head>
            <body style="margin:0;padding:16px 10px;{Font}">
            <!--[if mso]><table role="presentation" width="640"><tr><td><![endif]-->
            <table role="presentation" style="width:100%;max-width:640px;border-collapse:collapse;{Font}">
            <tr><td style="padding:0 0 10px"><span style="display:inline-block;padding:3px 10px;border-radius:4px;color:#ffffff;background-color:{Color(
                content.Tone
            )};font-size:13px;font-weight:600">{content.Status}</span></td></tr>
            <tr><td style="padding:0 0 6px"><h1 style="margin:0;font-size:20px;font-weight:600;line-height:1.3">{LongWords.Breakable(content.Heading)}</h1></td></tr>
            {content.Blocks.Select(
                block => Html.Of($"<tr><td style=\"padding:6px 0\">{Block(block)}</td></tr>\n")
            )}</table>
            <!--[if mso]></td></tr></table><![endif]-->
            </body>
            </html>

            """
        ).Markup;

    private static Html Block(MailBlock block) =>
        block switch
        {
            MailParagraph paragraph => LongWords.Breakable(paragraph.Text),
            MailCommand command => Html.Of(
                $"""
                {LongWords.Breakable(
                    command.Purpose
                )}<br><code style="display:inline-block;margin:6px 0 2px;padding:6px 10px;border:1px solid #8a8a8a;border-radius:4px;font-family:Consolas,Menlo,monospace;font-size:14px">{LongWords.Breakable(
                    command.Line
                )}</code>
                """
            ),
            MailLink link => Html.Of(
                $"""<a href="{link.Address.AbsoluteUri}" style="font-weight:600">{link.Label}</a>"""
            ),
            MailTable table => MailHtmlTables.Of(table),
            MailBars bars => MailHtmlTables.Of(bars),
            _ => throw new ArgumentException(block.GetType().Name, nameof(block)),
        };

    private static string Color(MailTone tone) =>
        tone switch
        {
            MailTone.Good => "#1a7f37",
            MailTone.Caution => "#9a6700",
            _ => "#c2222b",
        };
}

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

/// <summary>Tables, and bars made of their cells: mail programs show no drawings.</summary>
internal static class MailHtmlTables
{
    private const int BarWidth = 80;

    private static readonly Html Line = new("border-top:1px solid #8a8a8a");
    private static readonly Html Number = new("text-align:right;font-variant-numeric:tabular-nums");

    private static readonly Html Label = new("text-align:left;font-weight:400");

    public static Html Of(MailTable table) =>
        Titled(table.Title, [Heads(table.Heads), .. table.Rows.Select(cells => Row(cells.Select(Cell)))]);

    public static Html Of(MailBars bars) => Titled(bars.Title, bars.Bars.Select(bar => Row(Cells(bar))));

    private static Html Titled(string title, IEnumerable<Html> rows) =>
        Html.Of(
            $"""
            <h2 style="margin:10px 0 5px;font-size:16px;font-weight:600">{title}</h2>
            <table style="width:100%;border-collapse:collapse;{MailHtml.Font};font-size:14px">
            {rows}</table>
            """
        );

    private static Html Heads(IReadOnlyList<string> heads) => heads.Count == 0 ? Html.Nothing : Row(heads.Select(Head));

    private static Html Row(IEnumerable<Html> cells) => Html.Of($"<tr>{cells}</tr>\n");

    private static Html Head(string text, int column) =>
        Html.Of(
            $"""
            <th scope="col" style="{Padding(column)};{(
                column == 0 ? Label : Number
            )};vertical-align:bottom;font-size:12px;font-weight:600">{LongWords.Breakable(text)}</th>
            """
        );

    private static Html Cell(string text, int column) =>
        column == 0
            ? Html.Of($"""<th scope="row" style="{Padding(column)};{Line};{Label}">{LongWords.Breakable(text)}</th>""")
            : Html.Of($"""<td style="{Padding(column)};{Line};{Number}">{LongWords.Breakable(text)}</td>""");

    private static Html Padding(int column) => Html.Of($"padding:4px 0 4px {(column == 0 ? 0 : 7)}px");

    private static Html[] Cells(MailBar bar) =>
        [
            Html.Of($"""<th scope="row" style="padding:2px 0;{Label}">{Named(bar)}</th>"""),
            Html.Of($"""<td style="width:{BarWidth}px;padding:2px 0 2px 8px">{Drawn(bar.Share)}</td>"""),
            Html.Of($"""<td style="padding:2px 0 2px 8px;font-variant-numeric:tabular-nums">{bar.Value}</td>"""),
        ];

    private static Html Named(MailBar bar)
    {
        Html label = LongWords.Breakable(bar.Label);
        return bar.Address is null ? label : Html.Of($"""<a href="{bar.Address}">{label}</a>""");
    }

    // The line at its end is where a whole bar would reach. A table does not get narrower than its width, a cell does.
    private static Html Drawn(double? share)
    {
        int length = (int)Math.Round(Math.Clamp(share ?? 0, 0, 1) * BarWidth);
        Html filled = length == 0 ? Html.Nothing : Piece(length, "background-color:#3a7fc1");
        Html rest = length == BarWidth ? Html.Nothing : Piece(BarWidth - length, "border-right:1px solid #8a8a8a");
        return Html.Of(
            $"""<table role="presentation" width="{BarWidth}" style="width:{BarWidth}px;border-collapse:collapse"><tr>{filled}{rest}</tr></table>"""
        );
    }

    private static Html Piece(int width, string look) =>
        Html.Of(
            $"""<td style="width:{width}px;height:10px;padding:0;font-size:1px;line-height:10px;{look}">&#160;</td>"""
        );
}

/// <summary>
/// Paths, addresses and names from outside, with places to break. Mail programs drop the styles that would break them
/// where they must, and the whole mail gets wider than a phone; copied, they are whole.
/// </summary>
internal static class LongWords
{
    private const string Dividing = "/\\.-_+@=&?:,;";

    /// <summary>No word of a language is longer.</summary>
    private const int Natural = 18;

    /// <summary>So many letters may stand together, and so many come before and after a break.</summary>
    private const int Most = 11;
    private const int Before = 8;
    private const int After = 4;

    public static Html Breakable(string text) =>
        Html.Join(
            text.Split(' ').Select((word, number) => Html.Of($"{(number == 0 ? "" : " ")}{Parts(word).Select(Part)}"))
        );

    private static Html Part(string part, int number) => number == 0 ? Html.Of($"{part}") : Html.Of($"<wbr>{part}");

    private static IEnumerable<string> Parts(string word)
    {
        int most = word.Length > Natural ? Most : Natural;
        int start = 0;
        for (int i = 0; i < word.Length - After; i++)
        {
            int letters = i + 1 - start;
            bool may = Divides(word[i]) ? letters >= Before : letters >= most && !Divides(word[i + 1]);
            if (!may || char.IsHighSurrogate(word[i]))
                continue;
            yield return word[start..(i + 1)];
            start = i + 1;
        }
        yield return word[start..];
    }

    private static bool Divides(char sign) => Dividing.Contains(sign, StringComparison.Ordinal);
}

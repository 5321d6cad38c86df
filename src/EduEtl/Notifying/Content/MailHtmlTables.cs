namespace EduEtl.Notifying.Content;

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

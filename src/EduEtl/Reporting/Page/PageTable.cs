namespace EduEtl.Reporting.Page;

/// <param name="Kind">A class of the style sheet; null for plain figures.</param>
internal sealed record PageColumn(string Head, string? Kind = null)
{
    /// <summary>Left out where the page is as narrow as a phone.</summary>
    public const string Minor = "minor";

    public const string Rate = "rate";
}

/// <summary>A table whose first column says what a row is about.</summary>
internal static class PageTable
{
    public static Html Of(IReadOnlyList<PageColumn> columns, IEnumerable<Html[]> rows) =>
        Html.Of(
            $"""
            <table>
            <thead><tr>{columns.Select(Head)}</tr></thead>
            <tbody>
            {rows.Select(row => Html.Of($"<tr>{row.Select((cell, i) => Cell(columns[i], i, cell))}</tr>\n"))}</tbody>
            </table>
            """
        );

    public static Html Text(string text) => Html.Of($"{text}");

    public static Html Count(long number) => Text(Numbers.Count(number));

    private static Html Head(PageColumn column) => Html.Of($"<th scope=\"col\"{Class(column)}>{column.Head}</th>");

    private static Html Cell(PageColumn column, int index, Html content) =>
        index == 0 ? Html.Of($"<th scope=\"row\">{content}</th>") : Html.Of($"<td{Class(column)}>{content}</td>");

    private static Html Class(PageColumn column) =>
        column.Kind is null ? Html.Nothing : Html.Of($" class=\"{column.Kind}\"");
}

/// <summary>A success rate as a bar and a number. The bar is drawn, not a background: it prints.</summary>
internal static class RateBar
{
    public static Html Of(double? rate) => Html.Of($"{(rate is { } share ? Bar(share) : Html.Nothing)}{Number(rate)}");

    private static Html Bar(double share) =>
        Html.Of(
            $"""<svg class="bar" aria-hidden="true"><rect class="whole" width="100%" height="8" rx="2"/><rect class="part" width="{share * 100}%" height="8" rx="2"/></svg>"""
        );

    private static Html Number(double? rate) => Html.Of($"<span>{Numbers.Share(rate)}</span>");
}

/// <summary>A soft line below something.</summary>
internal static class PageNote
{
    public static Html Of(string text) => text.Length == 0 ? Html.Nothing : Html.Of($"<p class=\"note\">{text}</p>\n");
}

/// <summary>One figure, large.</summary>
internal static class PageCard
{
    /// <param name="below">Paragraphs.</param>
    public static Html Of(string label, string value, Html below) =>
        Html.Of(
            $"""
            <div class="panel card">
            <h3>{label}</h3>
            <p class="value">{value}</p>
            {below}</div>

            """
        );
}

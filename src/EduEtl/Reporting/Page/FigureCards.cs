using EduEtl.Days;

namespace EduEtl.Reporting.Page;

/// <summary>The key figures: three as cards, the others as a table, each compared with the days before.</summary>
internal static class FigureCards
{
    private const int Cards = 3;

    public static Html Of(DayReport report)
    {
        var figures = KeyFigures.Of(report);
        return Html.Of(
            $"""
            <section aria-labelledby="figures">
            <h2 id="figures">{Strings.StatisticsOfDay}</h2>
            <div class="cards">
            {figures.All.Take(Cards).Select(figure => Card(figure, figures.ComparedWith))}</div>
            <div class="panel">
            {Table(report, figures)}
            </div>
            {(figures.ComparedWith.Count > 0 ? Html.Nothing : PageNote.Of(NotCompared(report)))}</section>

            """
        );
    }

    private static Html Card(KeyFigure figure, IReadOnlyList<string> comparedWith) =>
        PageCard.Of(figure.Label, figure.Value, Html.Join(figure.Changes.Zip(comparedWith, Comparison)));

    private static Html Comparison(Change change, string with) =>
        Html.Of($"<p class=\"change\"><span class=\"soft\">{with}</span> {Changed(change)}</p>\n");

    private static Html Table(DayReport report, KeyFigures figures) =>
        PageTable.Of(
            [
                new(Strings.ColumnFigure),
                new(DayNames.OfMonth(report.Run.Window.Day)),
                .. figures.ComparedWith.Select(name => new PageColumn(name, "change")),
            ],
            figures
                .All.Skip(Cards)
                .Select(figure =>
                    new[] { PageTable.Text(figure.Label), PageTable.Text(figure.Value) }
                        .Concat(figure.Changes.Select(Changed))
                        .ToArray()
                )
        );

    // The arrow is for the eye; the words say it too.
    private static Html Changed(Change change) =>
        change.Direction == 0
            ? PageTable.Text(change.Text)
            : Html.Of(
                $"<span class=\"arrow\" aria-hidden=\"true\">{(change.Direction > 0 ? "▲" : "▼")}</span>&#160;{change.Text}"
            );

    private static string NotCompared(DayReport report) =>
        report.Settled ? Strings.ComparedWithNothing : Strings.ComparedWhenSettled;
}

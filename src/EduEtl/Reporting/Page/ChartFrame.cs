using EduEtl.Days;

namespace EduEtl.Reporting.Page;

/// <summary>What the drawings have in common: a title, a text in place of the drawing, axes, and a column for each day or period.</summary>
internal sealed record ChartFrame(string Id, string Title, string Text, TimeAxis Time, ValueAxis Values)
{
    private const double LabelHeight = 26;

    /// <param name="drawing">In pixels from the top and percent from the left.</param>
    /// <param name="legend">Kinds, each a class of the style sheet, and their names.</param>
    /// <param name="rightLabels">What the lines mean for a second scale; null where there is none.</param>
    public Html Around(Html drawing, IEnumerable<(string Kind, string Name)> legend, Func<int, string>? rightLabels) =>
        Html.Of(
            $"""
            <figure>
            <figcaption><h3 id="{Id}">{Title}</h3>{Legend([.. legend])}</figcaption>
            <svg role="img" aria-labelledby="{Id} {Id}-text" height="{Values.Height + LabelHeight}">
            <desc id="{Id}-text">{Text}</desc>
            {Time.Band(Values.Height)}{Values.Grid(rightLabels)}
            {drawing}{Time.Labels(Values.Height + 20)}
            </svg>
            </figure>

            """
        );

    /// <summary>The column of a day or of several, its parts from the bottom up; pointing at it tells the figures.</summary>
    public Html Column(Period of, string said, params ReadOnlySpan<(string Kind, long Count)> parts)
    {
        bool pale = of.Settled < of.Loaded.Count;
        double top = Values.Height;
        List<Html> drawn = [];
        foreach ((string kind, long count) in parts)
        {
            double height = Values.HeightOf(count);
            top -= height;
            if (count > 0)
                drawn.Add(
                    Rectangle(kind, Time.ColumnLeft(of.First, of.Length), top, Time.ColumnWidth(of.Length), height)
                );
        }
        Html all = Rectangle("hit", Time.Left(of.First), 0, Time.Width(of.Length), Values.Height);
        return Html.Of($"<g class=\"{(pale ? "day pale" : "day")}\"><title>{said}</title>{all}{drawn}</g>\n");
    }

    private static Html Rectangle(string kind, double x, double y, double width, double height) =>
        Html.Of($"""<rect class="{kind}" x="{x}%" y="{y}" width="{width}%" height="{height}"/>""");

    private static Html Legend(IReadOnlyList<(string Kind, string Name)> entries) =>
        entries.Count == 0
            ? Html.Nothing
            : Html.Of(
                $"\n<ul class=\"legend\">{entries.Select(entry => Html.Of($"<li><i class=\"{entry.Kind}\"></i>{entry.Name}</li>"))}</ul>"
            );
}

using EduEtl.Sandbox.Sheets;
using EduEtl.Shared;

namespace EduEtl.Sandbox.Page;

/// <summary>A sketch of a chart: its title, lines and columns over one axis or two, and the legend.</summary>
internal static class ChartView
{
    private const int MostLabels = 8;

    public static Html Render(ChartState chart)
    {
        var plot = new ChartPlot(chart);
        bool legend = chart.LegendPosition != "NO_LEGEND";
        return Html.Of(
            $"""
            <svg viewBox="0 0 {chart.Width} {chart.Height}" role="img" aria-label="{chart.Title}">
            <text x="16" y="26" class="title">{chart.Title}</text>
            {Enumerable.Range(0, 5).Select(plot.GridLine)}
            {plot.Columns()}
            {plot.Lines()}
            {chart.Axes.Select(axis => AxisTitle(plot, axis))}
            {Labels(chart, plot)}
            {chart.Series.Select((series, i) => legend ? Legend(chart, series, i) : Html.Nothing)}
            </svg>
            """
        );
    }

    private static Html AxisTitle(ChartPlot plot, AxisState axis)
    {
        if (string.IsNullOrEmpty(axis.Title) || axis.Position == "BOTTOM_AXIS")
            return Html.Nothing;
        double x = axis.Position == "LEFT_AXIS" ? 14 : plot.Right + ChartPlot.Edge - 12;
        double y = (plot.Top + plot.Bottom) / 2;
        int turn = axis.Position == "LEFT_AXIS" ? -90 : 90;
        return Html.Of(
            $"<text x=\"{x}\" y=\"{y}\" text-anchor=\"middle\" transform=\"rotate({turn} {x} {y})\">{axis.Title}</text>"
        );
    }

    private static IEnumerable<Html> Labels(ChartState chart, ChartPlot plot)
    {
        int step = (chart.Labels.Count + MostLabels - 1) / MostLabels;
        return chart
            .Labels.Select((label, i) => (label, i))
            .Where(one => one.i % step == 0)
            .Select(one =>
                Html.Of(
                    $"<text x=\"{plot.X(one.i)}\" y=\"{plot.Bottom + 18}\" text-anchor=\"middle\">{one.label}</text>"
                )
            );
    }

    private static Html Legend(ChartState chart, SeriesState series, int index)
    {
        double x = ChartPlot.Edge + 16 + (index * (chart.Width - ChartPlot.Edge - 16) / chart.Series.Count);
        double y = chart.Height - 14;
        return Html.Of(
            $"<rect x=\"{x}\" y=\"{y - 9}\" width=\"10\" height=\"10\" fill=\"{ChartPlot.Color(series, index)}\"/><text x=\"{x + 15}\" y=\"{y}\">{series.Name}</text>"
        );
    }
}

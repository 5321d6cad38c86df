using EduEtl.Sandbox.Sheets;

namespace EduEtl.Sandbox.Page;

/// <summary>A sketch of a chart: its title, lines or columns over one axis, and the legend.</summary>
internal static class ChartView
{
    private const double Edge = 44;
    private static readonly string[] Palette = ["#4285f4", "#ea4335", "#fbbc04", "#34a853", "#ff6d01", "#46bdc6"];

    public static Html Render(ChartState chart)
    {
        var plot = new Plot(chart);
        return Html.Of(
            $"""
            <svg viewBox="0 0 {chart.Width} {chart.Height}" role="img" aria-label="{chart.Title}">
            <text x="16" y="26" class="title">{chart.Title}</text>
            {Enumerable.Range(0, 5).Select(plot.GridLine)}
            {chart.Series.Select((series, i) => plot.Draw(series, i))}
            {Labels(chart, plot)}
            {chart.Series.Select((series, i) => Legend(chart, series, i))}
            </svg>
            """
        );
    }

    private static IEnumerable<Html> Labels(ChartState chart, Plot plot)
    {
        int step = Math.Max(1, chart.Labels.Count / 8);
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
        double x = Edge + (index * (chart.Width - Edge) / chart.Series.Count);
        double y = chart.Height - 14;
        return Html.Of(
            $"<rect x=\"{x}\" y=\"{y - 9}\" width=\"10\" height=\"10\" fill=\"{Color(series, index)}\"/><text x=\"{x + 15}\" y=\"{y}\">{series.Name}</text>"
        );
    }

    private static string Color(SeriesState series, int index) => series.Color ?? Palette[index % Palette.Length];

    private sealed class Plot(ChartState chart)
    {
        private readonly double top = 44;
        private readonly double most = Math.Max(1e-9, chart.Series.SelectMany(s => s.Values).Max() ?? 1);
        private readonly int count = Math.Max(1, chart.Labels.Count);

        public double Bottom { get; } = chart.Height - 56;

        public double X(int index) => Edge + ((index + 0.5) * (chart.Width - Edge - 16) / count);

        public Html GridLine(int quarter)
        {
            double value = most * quarter / 4;
            string text = value.ToString(most > 5 ? "#,##0" : "0.##", System.Globalization.CultureInfo.CurrentCulture);
            return Html.Of(
                $"<line x1=\"{Edge}\" x2=\"{chart.Width - 16}\" y1=\"{Y(value)}\" y2=\"{Y(value)}\"/><text x=\"{Edge - 6}\" y=\"{Y(value) + 4}\" text-anchor=\"end\">{text}</text>"
            );
        }

        public Html Draw(SeriesState series, int index)
        {
            string color = Color(series, index);
            var points = series
                .Values.Select((value, i) => (Value: value, X: X(i)))
                .Where(point => point.Value is not null)
                .Select(point => (point.X, Y: Y(point.Value!.Value)))
                .ToList();
            if (series.Type is "COLUMN" or "BAR")
            {
                double width = 0.8 * (chart.Width - Edge) / count / chart.Series.Count;
                double shift = (index - (chart.Series.Count / 2.0)) * width;
                return Html.Join(
                    points.Select(p =>
                        Html.Of(
                            $"<rect x=\"{p.X + shift}\" y=\"{p.Y}\" width=\"{width}\" height=\"{Bottom - p.Y}\" fill=\"{color}\"/>"
                        )
                    )
                );
            }
            Html path = Html.Join(points.Select(p => Html.Of($"{p.X},{p.Y} ")));
            return Html.Of($"<polyline points=\"{path}\" stroke=\"{color}\"/>");
        }

        private double Y(double value) => Bottom - ((Bottom - top) * value / most);
    }
}

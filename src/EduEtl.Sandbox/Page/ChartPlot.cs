using System.Globalization;
using EduEtl.Sandbox.Sheets;
using EduEtl.Shared;

namespace EduEtl.Sandbox.Page;

/// <summary>The inside of a chart: where a number of a series stands, and what is drawn there.</summary>
internal sealed class ChartPlot
{
    public const double Edge = 60;

    private static readonly string[] Palette = ["#4285f4", "#ea4335", "#fbbc04", "#34a853", "#ff6d01", "#46bdc6"];

    private static readonly double[] RoundSteps = [1, 1.5, 2, 2.5, 3, 4, 5, 7.5, 10, 20];

    private readonly ChartState _chart;
    private readonly List<(SeriesState Series, string Color)> _columns;
    private readonly List<(SeriesState Series, string Color)> _lines;
    private readonly double _left;
    private readonly double _right;
    private readonly bool _hasRight;
    private readonly int _count;

    public ChartPlot(ChartState chart)
    {
        _chart = chart;
        ILookup<bool, (SeriesState Series, string)> kinds = chart
            .Series.Select((series, i) => (series, Color(series, i)))
            .ToLookup(one => one.series.Type is "COLUMN" or "BAR");
        _columns = [.. kinds[true]];
        _lines = [.. kinds[false]];
        _count = Math.Max(1, chart.Labels.Count);
        _hasRight = chart.Series.Any(IsRight);
        Right = chart.Width - (_hasRight ? Edge : 16);
        Bottom = chart.Height - 56;
        _left = Most("LEFT_AXIS", right: false);
        _right = Most("RIGHT_AXIS", right: true);
    }

    public double Top { get; } = 44;

    public double Bottom { get; }

    public double Right { get; }

    private double Slot => (Right - Edge) / _count;

    public static string Color(SeriesState series, int index) => series.Color ?? Palette[index % Palette.Length];

    public double X(int index) => Edge + ((index + 0.5) * Slot);

    public Html GridLine(int quarter)
    {
        double y = Bottom - ((Bottom - Top) * quarter / 4);
        Html right = _hasRight
            ? Html.Of($"<text x=\"{Right + 6}\" y=\"{y + 4}\">{Number(_right * quarter / 4, right: true)}</text>")
            : Html.Nothing;
        return Html.Of(
            $"<line x1=\"{Edge}\" x2=\"{Right}\" y1=\"{y}\" y2=\"{y}\"/><text x=\"{Edge - 6}\" y=\"{y + 4}\" text-anchor=\"end\">{Number(_left * quarter / 4, right: false)}</text>{right}"
        );
    }

    public Html Columns() => Html.Join(Enumerable.Range(0, _count).SelectMany(Columns));

    public Html Lines() => Html.Join(_lines.Select(Line));

    private IEnumerable<Html> Columns(int index)
    {
        double width = 0.8 * Slot / (_chart.Stacked ? 1 : Math.Max(1, _columns.Count));
        double below = 0;
        double x = X(index) - (0.4 * Slot);
        foreach ((SeriesState series, string color) in _columns)
        {
            double value = series.Values.ElementAtOrDefault(index) ?? 0;
            double top = Y(series, below + value);
            double height = Y(series, below) - top;
            if (height > 0)
                yield return Html.Of(
                    $"<rect x=\"{x}\" y=\"{top}\" width=\"{width}\" height=\"{height}\" fill=\"{color}\"/>"
                );
            if (_chart.Stacked)
                below += value;
            else
                x += width;
        }
    }

    private Html Line((SeriesState Series, string Color) line)
    {
        IEnumerable<(double? Value, double X)> points = line
            .Series.Values.Select((value, i) => (Value: value, X: X(i)))
            .Where(p => p.Value is not null);
        var path = Html.Join(points.Select(p => Html.Of($"{p.X},{Y(line.Series, p.Value!.Value)} ")));
        return Html.Of($"<polyline points=\"{path}\" stroke=\"{line.Color}\"/>");
    }

    private double Y(SeriesState series, double value) =>
        Bottom - ((Bottom - Top) * value / (IsRight(series) ? _right : _left));

    private double Most(string position, bool right)
    {
        if (_chart.Axes.FirstOrDefault(axis => axis.Position == position)?.Most is { } said)
            return said;
        IEnumerable<double> lines = _lines.Where(one => IsRight(one.Series) == right).SelectMany(Values);
        var columns = _columns.Where(one => IsRight(one.Series) == right).ToList();
        IEnumerable<double> heights = _chart.Stacked
            ? Enumerable.Range(0, _count).Select(i => columns.Sum(one => one.Series.Values.ElementAtOrDefault(i) ?? 0))
            : columns.SelectMany(Values);
        return Round(lines.Concat(heights).DefaultIfEmpty(1).Max());

        static IEnumerable<double> Values((SeriesState Series, string) one) => one.Series.Values.OfType<double>();
    }

    /// <summary>Four round steps that reach up to it.</summary>
    private static double Round(double most)
    {
        double step = Math.Max(1e-9, most / 4);
        double power = Math.Pow(10, Math.Floor(Math.Log10(step)));
        return 4 * power * RoundSteps.First(round => round * power >= step);
    }

    private string Number(double value, bool right)
    {
        bool percent = _chart.Series.FirstOrDefault(one => IsRight(one) == right)?.Percent == true;
        double most = right ? _right : _left;
        string format =
            percent ? "0%"
            : most > 5 ? "#,##0"
            : "0.##";
        return value.ToString(format, CultureInfo.CurrentCulture);
    }

    private static bool IsRight(SeriesState series) => series.Axis == "RIGHT_AXIS";
}

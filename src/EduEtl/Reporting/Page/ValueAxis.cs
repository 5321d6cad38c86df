namespace EduEtl.Reporting.Page;

/// <summary>Counts from the bottom up, on four round steps.</summary>
internal sealed class ValueAxis
{
    public const int Steps = 4;

    private static readonly double[] RoundSteps = [1, 1.5, 2, 2.5, 3, 4, 5, 10];

    private readonly double _step;

    public ValueAxis(double most, double height)
    {
        Height = height;
        double least = Math.Max(1, Math.Ceiling(most / Steps));
        double power = Math.Pow(10, Math.Floor(Math.Log10(least)));
        _step = RoundSteps.Select(round => round * power).First(step => step >= least && step == Math.Floor(step));
    }

    /// <summary>In pixels.</summary>
    public double Height { get; }

    /// <summary>How high a count stands, in pixels.</summary>
    public double HeightOf(double value) => Height * value / (_step * Steps);

    /// <summary>A line for each step with its count on the left, and where wanted another text on the right.</summary>
    public Html Grid(Func<int, string>? onTheRight) =>
        Html.Join(Enumerable.Range(0, Steps + 1).Select(step => Line(step, onTheRight?.Invoke(step))));

    private Html Line(int step, string? right)
    {
        double y = Height * (Steps - step) / Steps;
        Html rightText = right is null
            ? Html.Nothing
            : Html.Of($"""<text class="right" x="100%" dx="8" y="{y + 4}">{right}</text>""");
        return Html.Of(
            $"""
            <line class="grid" x1="0" x2="100%" y1="{y}" y2="{y}"/><text class="left" x="-8" y="{y + 4}">{Numbers.Count(
                (long)(_step * step)
            )}</text>{rightText}
            """
        );
    }
}

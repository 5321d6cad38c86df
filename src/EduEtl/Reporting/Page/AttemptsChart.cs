using EduEtl.Days;

namespace EduEtl.Reporting.Page;

/// <summary>Attempts by kind, as columns of a day or of several, with the success rate as a line.</summary>
internal static class AttemptsChart
{
    private const double Height = 200;
    private const int MostDots = 60;

    /// <param name="text">In place of the drawing: the first day, the last one, and the figures of the last column.</param>
    public static Html Of(TimeAxis time, IReadOnlyList<Period> columns, string text)
    {
        DayStatistics last = columns[^1].Statistics;
        var frame = new ChartFrame(
            "attempts",
            Strings.ChartAttempts,
            text.With(
                DayNames.Short(time.First),
                DayNames.Short(time.Last),
                Numbers.Count(last.Attempts),
                Numbers.Share(last.SuccessRate)
            ),
            time,
            new(columns.Max(column => column.Statistics.Attempts), Height)
        );
        List<(string, string)> legend =
        [
            ("submits", Strings.StatSubmits),
            ("runs", Strings.StatRuns),
            ("rate", Strings.ChartRate),
        ];
        if (columns.Any(column => Others(column.Statistics) > 0))
            legend.Insert(2, ("others", Strings.ChartOthers));
        return frame.Around(
            Html.Join([.. columns.Select(column => Column(frame, column)), RateLine(time, columns)]),
            legend,
            step => Numbers.WholePercent((double)step / ValueAxis.Steps)
        );
    }

    private static Html Column(ChartFrame frame, Period of)
    {
        DayStatistics statistics = of.Statistics;
        string said = Strings.ChartAttemptsDay.With(
            of.Name,
            Numbers.Count(statistics.Attempts),
            Numbers.Count(statistics.Runs),
            Numbers.Count(statistics.Submits),
            Numbers.Share(statistics.SuccessRate)
        );
        return frame.Column(
            of,
            said,
            ("submits", statistics.Submits),
            ("runs", statistics.Runs),
            ("others", Others(statistics))
        );
    }

    /// <summary>Attempts whose type is neither of the two.</summary>
    private static long Others(DayStatistics day) => day.Attempts - day.Runs - day.Submits;

    // A line joins neighbours alone: what the rate was on a day that is not there, nobody knows.
    private static Html RateLine(TimeAxis time, IReadOnlyList<Period> columns)
    {
        List<Period> rated = [.. columns.Where(column => column.Statistics.SuccessRate is not null)];
        List<(Period From, Period To)> pairs =
        [
            .. rated.Zip(rated.Skip(1)).Where(pair => pair.First.Last.AddDays(1) == pair.Second.First),
        ];
        return Html.Join([
            .. pairs.Select(pair => Line("halo", pair.From, pair.To)),
            .. pairs.Select(pair => Line("rate", pair.From, pair.To)),
            .. rated.Select(Dot),
            new("\n"),
        ]);

        Html Line(string kind, Period from, Period to) =>
            Html.Of($"""<line class="{kind}" x1="{X(from)}%" y1="{Y(from)}" x2="{X(to)}%" y2="{Y(to)}"/>""");

        Html Dot(Period of) =>
            Html.Of(
                $"""<circle class="rate" cx="{X(of)}%" cy="{Y(of)}" r="{(
                    of == columns[^1] ? 5
                    : columns.Count > MostDots ? 1
                    : 2.5
                )}"/>"""
            );

        double X(Period of) => time.Middle(of.First, of.Length);

        static double Y(Period of) => Height * (1 - of.Statistics.SuccessRate!.Value);
    }
}

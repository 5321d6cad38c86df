using EduEtl.Days;

namespace EduEtl.Reporting.Page;

/// <summary>Attempts a day by kind, as columns, with the success rate as a line.</summary>
internal static class AttemptsChart
{
    private const double Height = 200;

    public static Html Of(TimeAxis time, IReadOnlyList<DayFigures> days)
    {
        DayStatistics last = days[^1].Statistics;
        var frame = new ChartFrame(
            "attempts",
            Strings.ChartAttempts,
            Strings.ChartAttemptsText.With(
                DayNames.Short(time.First),
                DayNames.Short(time.Last),
                Numbers.Count(last.Attempts),
                Numbers.Share(last.SuccessRate)
            ),
            time,
            new(days.Max(day => day.Statistics.Attempts), Height)
        );
        List<(string, string)> legend =
        [
            ("submits", Strings.StatSubmits),
            ("runs", Strings.StatRuns),
            ("rate", Strings.ChartRate),
        ];
        if (days.Any(day => Others(day.Statistics) > 0))
            legend.Insert(2, ("others", Strings.ChartOthers));
        return frame.Around(
            Html.Join([.. days.Select(day => Column(frame, day)), RateLine(time, days)]),
            legend,
            step => Numbers.WholePercent((double)step / ValueAxis.Steps)
        );
    }

    private static Html Column(ChartFrame frame, DayFigures day)
    {
        DayStatistics statistics = day.Statistics;
        string said = Strings.ChartAttemptsDay.With(
            DayNames.Short(day.Day),
            Numbers.Count(statistics.Attempts),
            Numbers.Count(statistics.Runs),
            Numbers.Count(statistics.Submits),
            Numbers.Share(statistics.SuccessRate)
        );
        return frame.Column(
            day.Day,
            !day.Settled,
            said,
            ("submits", statistics.Submits),
            ("runs", statistics.Runs),
            ("others", Others(statistics))
        );
    }

    /// <summary>Attempts whose type is neither of the two.</summary>
    private static long Others(DayStatistics day) => day.Attempts - day.Runs - day.Submits;

    // A line joins neighbours alone: what the rate was on a day that is not there, nobody knows.
    private static Html RateLine(TimeAxis time, IReadOnlyList<DayFigures> days)
    {
        List<DayFigures> rated = [.. days.Where(day => day.Statistics.SuccessRate is not null)];
        List<(DayFigures From, DayFigures To)> pairs =
        [
            .. rated.Zip(rated.Skip(1)).Where(pair => pair.First.Day.AddDays(1) == pair.Second.Day),
        ];
        return Html.Join([
            .. pairs.Select(pair => Line("halo", pair.From, pair.To)),
            .. pairs.Select(pair => Line("rate", pair.From, pair.To)),
            .. rated.Select(Dot),
            new("\n"),
        ]);

        Html Line(string kind, DayFigures from, DayFigures to) =>
            Html.Of(
                $"""<line class="{kind}" x1="{time.Middle(from.Day)}%" y1="{Y(from)}" x2="{time.Middle(to.Day)}%" y2="{Y(to)}"/>"""
            );

        Html Dot(DayFigures day) =>
            Html.Of(
                $"""<circle class="rate" cx="{time.Middle(day.Day)}%" cy="{Y(day)}" r="{(day.Day == time.Last ? 5 : 2.5)}"/>"""
            );

        static double Y(DayFigures day) => Height * (1 - day.Statistics.SuccessRate!.Value);
    }
}

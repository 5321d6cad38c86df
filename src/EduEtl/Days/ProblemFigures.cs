using EduEtl.Attempts;

namespace EduEtl.Days;

/// <summary>How many rows of a day had a problem, and how that compares with the days before.</summary>
/// <param name="Share">Of the rows received.</param>
/// <param name="Usual">The median share of the settled days before; null where a week of them is not known.</param>
/// <param name="IsNew">Whether none of the settled days before had it.</param>
internal sealed record ProblemFigure(Problem Problem, long Rows, double Share, double? Usual, bool IsNew)
{
    private const long TooFewToTell = 10;

    /// <summary>
    /// Whether people should look at it: far above what is usual, or rows are rejected for a reason that is new. A mark
    /// that every day has is one that nobody sees, and on the first days every problem is new.
    /// </summary>
    public bool WorthAttention =>
        Usual is { } usual && ((IsNew && Problem.IsRejection()) || (Rows >= TooFewToTell && Share > 3 * usual));
}

internal static class ProblemFigures
{
    private const int DaysToKnowWhatIsUsual = 7;

    /// <summary>The problems that a day has, rejections first.</summary>
    /// <param name="totals">The day's.</param>
    /// <param name="earlier">The days that tell what is usual.</param>
    public static IReadOnlyList<ProblemFigure> Of(RowTotals totals, IEnumerable<DayFigures> earlier)
    {
        List<DayFigures> known = [.. earlier.Where(day => day is { Settled: true, Problems: not null })];
        return
        [
            .. totals
                .ByProblem.Where(count => count.Value > 0)
                .OrderBy(count => count.Key)
                .Select(count => new ProblemFigure(
                    count.Key,
                    count.Value,
                    (double)count.Value / totals.Received,
                    known.Count < DaysToKnowWhatIsUsual
                        ? null
                        : Median.Of(known.Select(day => ShareOf(count.Key, day))),
                    known.TrueForAll(day => day.Problems!.GetValueOrDefault(count.Key) == 0)
                )),
        ];
    }

    private static double ShareOf(Problem problem, DayFigures day)
    {
        long rejected = day.Problems!.Where(count => count.Key.IsRejection()).Sum(count => count.Value);
        long received = day.Statistics.Attempts + rejected;
        return received == 0 ? 0 : (double)day.Problems!.GetValueOrDefault(problem) / received;
    }
}

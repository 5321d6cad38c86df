using System.Globalization;
using EduEtl.Benchmarks.Lab;

namespace EduEtl.Benchmarks;

/// <summary>A line of a table of results: ours, what it is measured against, and the ratio of both, pair by pair.</summary>
internal sealed record ResultRow(string What, string Ours, string Theirs, string Ratio, string Bound)
{
    public static ResultRow OfTimes(string what, Samples ours, Samples theirs, string bound = "") =>
        new(what, Seconds(ours), Seconds(theirs), Text(Samples.Ratio(ours, theirs), "0.00"), bound);

    public static ResultRow OfTime(string what, Samples ours, string bound = "") =>
        new(what, Seconds(ours), "", "", bound);

    /// <param name="what">Names the line.</param>
    /// <param name="ours">In megabytes.</param>
    /// <param name="least">Of the smallest day.</param>
    /// <param name="bound">What is aimed at.</param>
    public static ResultRow OfMemory(string what, Samples ours, Samples? least, string bound) =>
        new(
            what,
            Text(ours, "0") + " MB",
            least is null ? "" : Text(least, "0") + " MB",
            least is null ? "" : Text(Samples.Ratio(ours, least), "0.00"),
            bound
        );

    private static string Seconds(Samples samples) => Text(samples, samples.Median < 1 ? "0.000" : "0.00") + " s";

    /// <summary>Median, and the least and the greatest.</summary>
    private static string Text(Samples samples, string format) =>
        $"{Number(samples.Median, format)} ({Number(samples.Min, format)} to {Number(samples.Max, format)})";

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    public override string ToString() => $"| {What} | {Ours} | {Theirs} | {Ratio} | {Bound} |";
}

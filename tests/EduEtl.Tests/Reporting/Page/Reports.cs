using EduEtl.Attempts;
using EduEtl.Days;
using EduEtl.Tests.Notifying;

namespace EduEtl.Tests.Reporting.Page;

/// <summary>Days as there are, all made up.</summary>
internal static class Reports
{
    public const string Foreign = "=HYPERLINK(\"http://evil.example\",\"x\")<script>alert(1)</script>&\u202E\u0007'";

    private static readonly DateOnly Day = Summaries.Run.Window.Day;

    public static DayReport Settled { get; } =
        new(
            Summaries.Run,
            Summaries.Settled.Totals,
            Summaries.Settled.Statistics!,
            [
                Course("OnlineUni+DST-3.0+01SEP2024", 52, 2901, 131, 1140, 588),
                Course("OnlineUni+PYT-1.0+01SEP2024", 41, 2544, 118, 1002, 701),
                Course("OnlineUni+SQL-2.1+01SEP2024", 33, 1820, 86, 744, 452),
                Course("OnlineUni+ALG-1.2+01SEP2024", 29, 1105, 49, 431, 203),
                Course("OnlineUni+WEB-2.0+01SEP2024", 20, 598, 27, 250, 136),
                Course(null, 3, 22, 4, 0, 0),
            ],
            [.. Enumerable.Range(0, 40).Select(Task)],
            [.. Enumerable.Range(0, 40).Select(i => Before(39 - i)).OfType<DayFigures>()]
        );

    public static DayReport Partial { get; } =
        Settled with
        {
            History = [.. Settled.History.SkipLast(1), Today(settled: false)],
        };

    public static DayReport Test { get; } =
        Settled with
        {
            Run = Summaries.Test.Run,
            Totals = Summaries.Test.Totals,
            Statistics = Summaries.Test.Statistics!,
            Courses = [Course("OnlineUni+DST-3.0+01SEP2024", 5, 96, 11, 0, 0)],
            Tasks = [],
            History = [new(Day, false, Summaries.Test.Statistics!)],
        };

    public static DayReport Empty { get; } =
        Settled with
        {
            Totals = Summaries.Empty.Totals,
            Statistics = Summaries.Empty.Statistics!,
            Courses = [],
            Tasks = [],
            History = [.. Settled.History.SkipLast(1), new(Day, true, Summaries.Empty.Statistics!)],
        };

    /// <summary>Another program loaded the day, and nothing is known of others.</summary>
    public static DayReport Adopted { get; } = Settled with { Totals = null, History = [Today(settled: false)] };

    /// <summary>Names that mean harm, more courses and tasks than there is room for, and a defect far above what is usual.</summary>
    public static DayReport Extreme { get; } =
        Settled with
        {
            Run = Summaries.Run with { Host = Foreign, User = Foreign },
            Totals = Summaries.Settled.Totals! with
            {
                Defective = 2000,
                ByProblem = new Dictionary<Problem, long>
                {
                    [Problem.UserIdMissing] = 14,
                    [Problem.OutcomeUrlMissing] = 2000,
                    [Problem.ConsumerKeyMissing] = 3,
                },
            },
            Courses =
            [
                .. Enumerable
                    .Range(0, 200)
                    .Select(i => Course($"{Foreign}{i}", 7, 1_234_567, 12_345, 654_321, 654_321)),
            ],
            Tasks =
            [
                .. Enumerable
                    .Range(0, 5000)
                    .Select(i => new TaskStatistics(new string('W', 3000), Foreign, 9, 5, 9, 0) { Host = Foreign }),
            ],
        };

    public static DayReport Named(string name) =>
        name switch
        {
            "settled" => Settled,
            "partial" => Partial,
            "test" => Test,
            "empty" => Empty,
            "adopted" => Adopted,
            "extreme" => Extreme,
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
        };

    private static CourseStatistics Course(
        string? name,
        long tasks,
        long attempts,
        long users,
        long submits,
        long successes
    ) => new(name, tasks, new(attempts, users, attempts - submits, submits, successes));

    private static TaskStatistics Task(int i) =>
        new(
            i % 2 == 0 ? "OnlineUni+DST-3.0+01SEP2024" : "OnlineUni+ALG-1.2+01SEP2024",
            string.Concat(
                Enumerable.Range(0, 4).Select(part => $"{(uint)((i + 1) * 2654435761L + (part * 40503L)):x8}")
            ),
            60 + (i * 3),
            20 + i,
            40 + (i * 2),
            3 + i
        )
        {
            Host = "lms.example",
        };

    private static DayFigures Today(bool settled) => new(Day, settled, Settled.Statistics);

    // A week has its rhythm, a term grows, and two days were missed.
    private static DayFigures? Before(int daysBefore)
    {
        DateOnly day = Day.AddDays(-daysBefore);
        if (daysBefore is 11 or 12)
            return null;
        if (daysBefore == 0)
            return new(day, true, Summaries.Settled.Statistics!);
        double weekday = day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 0.45 : 1;
        long attempts = (long)((6000 + ((40 - daysBefore) * 60) + (daysBefore * 7919 % 900)) * weekday);
        long submits = (long)(attempts * 0.4);
        return new(
            day,
            daysBefore != 3,
            new(attempts, attempts / 21, attempts - submits, submits, (long)(submits * (0.5 + (daysBefore % 5 * 0.02))))
        )
        {
            Problems = new Dictionary<Problem, long> { [Problem.UserIdMissing] = 4, [Problem.OutcomeUrlMissing] = 18 },
        };
    }
}

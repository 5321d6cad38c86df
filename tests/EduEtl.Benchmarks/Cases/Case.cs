using EduEtl.Benchmarks.Lab;

namespace EduEtl.Benchmarks.Cases;

/// <summary>A question that the benchmark answers.</summary>
internal sealed record Case(char Letter, string Title, Func<Workbench, Task<IReadOnlyList<ResultRow>>> RunAsync)
{
    public static IReadOnlyList<Case> All { get; } =
    [
        new('a', @"A whole run, against psql \copy of the same rows and a statistics query", LoadAgainstCopy.RunAsync),
        new('b', "Peak memory of the process", PeakMemory.RunAsync),
        new('c', "The same day again, against its first load", SameDayAgain.RunAsync),
        new('d', "A day beside 1, 30 and 365 others", DaysInTheTable.RunAsync),
        new('e', "A whole run, against an INSERT and a commit for each row", RowByRow.RunAsync),
        new('f', "From the start to the question, against an empty .NET program", StartToQuestion.RunAsync),
        new('g', "HTTP requests for a report", RequestsOfAReport.RunAsync),
    ];
}

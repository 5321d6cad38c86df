namespace EduEtl.Attempts;

/// <summary>Counts the rows of one try as they pass.</summary>
internal sealed class RowTally
{
    private readonly long[] _byProblem = new long[ProblemNames.Count];

    public long Received { get; private set; }

    public long Stored { get; private set; }

    public long Defective { get; private set; }

    public void Count(AttemptReader row)
    {
        Received++;
        if (row.Rejection is { } rejection)
        {
            _byProblem[(int)rejection]++;
            return;
        }
        Stored++;
        if (row.Defects.IsEmpty)
            return;
        Defective++;
        foreach (Problem defect in row.Defects)
            _byProblem[(int)defect]++;
    }

    /// <summary>The totals so far, with the rows that the delete took out.</summary>
    public RowTotals Totals(long replaced)
    {
        var byProblem = new SortedDictionary<Problem, long>();
        for (int problem = 0; problem < ProblemNames.Count; problem++)
        {
            if (_byProblem[problem] > 0)
                byProblem.Add((Problem)problem, _byProblem[problem]);
        }
        long rejected = byProblem.Where(count => count.Key.IsRejection()).Sum(count => count.Value);
        return new(Received, Stored, rejected, Defective, replaced, byProblem);
    }
}

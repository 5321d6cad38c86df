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

/// <summary>
/// The control totals of a load. <see cref="Received"/> = <see cref="Stored"/> + <see cref="Rejected"/> always holds
/// once a load is committed.
/// </summary>
/// <param name="Received">Elements of the API's array.</param>
/// <param name="Stored">Rows admitted to the main table.</param>
/// <param name="Rejected">Rows kept out of it.</param>
/// <param name="Defective">Stored rows with at least one defect.</param>
/// <param name="Replaced">Rows that the delete took out of the window (or of the table, at a reset).</param>
/// <param name="ByProblem">How many rows had each problem; a row with two defects counts in both.</param>
internal sealed record RowTotals(
    long Received,
    long Stored,
    long Rejected,
    long Defective,
    long Replaced,
    IReadOnlyDictionary<Problem, long> ByProblem
);

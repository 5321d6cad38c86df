using EduEtl.Attempts;
using EduEtl.Days;
using Serilog;

namespace EduEtl.Runs;

/// <summary>
/// Names the rows with something wrong, the first hundred of each kind; with <c>Logs:EveryRow</c> every row there is.
/// One for each try.
/// </summary>
internal sealed class RowLog(ILogger log, bool everyRow)
{
    private const int NamedPerKind = 100;

    private readonly int[] _named = new int[ProblemNames.Count];

    public void Note(AttemptReader row)
    {
        if (row.Rejection is { } rejection)
            Name(row, rejection, Strings.LogRowRejected);
        else if (everyRow && row.Defects.IsEmpty)
            log.DebugText(Strings.LogRowStored.With(row.RowNumber));
        foreach (Problem defect in row.Defects)
            Name(row, defect, Strings.LogRowDefective);
    }

    /// <summary>How many rows of each kind there were, named or not.</summary>
    /// <param name="totals">Of the try.</param>
    /// <param name="format">Another sentence for the totals, where they are not those of a load.</param>
    public void Summarise(RowTotals totals, string? format = null)
    {
        foreach ((Problem problem, long count) in totals.ByProblem)
            log.WarningText(Strings.LogProblemCount.With(problem.Text(), count));
        log.InformationText(
            (format ?? Strings.LogTotals).With(
                totals.Received,
                totals.Stored,
                totals.Rejected,
                totals.Defective,
                totals.Replaced
            )
        );
    }

    private void Name(AttemptReader row, Problem problem, string format)
    {
        if (everyRow || _named[(int)problem]++ < NamedPerKind)
            log.WarningText(format.With(row.RowNumber, problem.Text()));
    }
}

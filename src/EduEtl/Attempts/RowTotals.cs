namespace EduEtl.Attempts;

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

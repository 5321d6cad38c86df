namespace EduEtl.Days;

/// <summary>How the students did in a window, as the database has it. Ratios are null where their denominator is zero.</summary>
internal sealed record DayStatistics(long Attempts, long Users, long Runs, long Submits, long SuccessfulSubmits)
{
    /// <summary>Successful submits per submit, 0 to 1.</summary>
    public double? SuccessRate => Ratio(SuccessfulSubmits, Submits);

    public double? SubmitsPerUser => Ratio(Submits, Users);

    public double? SuccessfulSubmitsPerUser => Ratio(SuccessfulSubmits, Users);

    private static double? Ratio(long part, long whole) => whole == 0 ? null : (double)part / whole;
}

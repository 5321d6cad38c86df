namespace EduEtl.Resources;

/// <summary>Numbers as the operator's language writes them; what is not defined is a dash.</summary>
internal static class Numbers
{
    public const string Dash = "—";

    private const char NoBreakSpace = '\u00A0';

    public static string Count(long? number) => number?.ToString("N0", Languages.Current) ?? Dash;

    // A number and its percent sign stay on one line.
    public static string Share(double? share) =>
        share?.ToString("P2", Languages.Current).Replace(' ', NoBreakSpace) ?? Dash;

    public static string WholePercent(double share) =>
        share.ToString("P0", Languages.Current).Replace(' ', NoBreakSpace);

    /// <summary>With one digit, for changes.</summary>
    public static string Percent(double share) => share.ToString("P1", Languages.Current).Replace(' ', NoBreakSpace);

    public static string Ratio(double? ratio) => ratio?.ToString("N2", Languages.Current) ?? Dash;

    /// <summary>Seconds with one digit after the point, which nobody looks for from a hundred on.</summary>
    public static string InSeconds(this TimeSpan time) =>
        Strings.Seconds.With(time.TotalSeconds.ToString(time.TotalSeconds < 100 ? "0.0" : "0", Languages.Current));
}

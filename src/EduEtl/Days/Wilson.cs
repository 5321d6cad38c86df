using System.Globalization;

namespace EduEtl.Days;

/// <summary>
/// The 95 % confidence interval of a share, after Wilson (1927). Here and on the server it is reckoned by the same steps, so
/// that both come to the same bits.
/// </summary>
internal static class Wilson
{
    private const double Z = 1.96;
    private const double Half = Z * Z / 2;
    private const double Quarter = Z * Z / 4;
    private const double Whole = Z * Z;

    /// <summary>The greatest share that so many successes leave likely.</summary>
    /// <param name="all">At least one.</param>
    public static double UpperEnd(long successes, long all) =>
        (successes + Half + (Z * Math.Sqrt(((double)successes * (all - successes) / all) + Quarter))) / (all + Whole);

    public static string UpperEndSql(string successes, string all) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"({successes} + {Half}::float8 + ({Z}::float8 * sqrt(({successes}::float8 * ({all} - {successes}) / {all}) + {Quarter}::float8))) / ({all} + {Whole}::float8)"
        );
}

using EduEtl.Attempts;

namespace EduEtl.Storage;

/// <summary>Stops a load that leaves far fewer rows than it takes out: more likely a broken answer than a quiet day.</summary>
/// <param name="share">0 to 1: the load stops below this share of the rows that it replaces.</param>
internal sealed class ShrinkGuard(double share)
{
    /// <summary>
    /// What a load is measured by: its day by itself; only where it leaves the day empty does all that a reset takes out
    /// stand against it.
    /// </summary>
    public static RowTotals Measured(RowTotals load, long replacedInDay) =>
        load.Stored == 0 ? load : load with { Replaced = replacedInDay };

    /// <summary>Whether the load needs somebody's word. Nothing received over nothing stored is a quiet day.</summary>
    public bool Stops(RowTotals load) =>
        load.Stored == 0 ? load.Replaced > 0 || load.Received > 0 : load.Stored < share * load.Replaced;
}

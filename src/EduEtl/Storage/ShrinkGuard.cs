using EduEtl.Attempts;

namespace EduEtl.Storage;

/// <summary>Stops a load that leaves far fewer rows than it takes out: more likely a broken answer than a quiet day.</summary>
/// <param name="share">0 to 1: the load stops below this share of the rows that it replaces.</param>
/// <param name="reset">The load replaces the whole table, whose other days say nothing about this one.</param>
internal sealed class ShrinkGuard(double share, bool reset)
{
    /// <summary>Whether the load needs somebody's word. Nothing received over nothing stored is a quiet day.</summary>
    public bool Stops(RowTotals load) =>
        load.Stored == 0 ? load.Replaced > 0 || load.Received > 0 : !reset && load.Stored < share * load.Replaced;
}

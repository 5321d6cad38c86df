using EduEtl.Attempts;

namespace EduEtl.Storage;

/// <summary>Stops a load that leaves far fewer rows than it takes out: more likely a broken answer than a quiet day.</summary>
/// <param name="share">0 to 1: the load stops below this share of the rows that it replaces.</param>
internal sealed class ShrinkGuard(double share)
{
    /// <summary>Whether the load needs somebody's word. Nothing received over nothing stored is a quiet day.</summary>
    public bool Stops(RowTotals load) =>
        load.Stored == 0 ? load.Replaced > 0 || load.Received > 0 : load.Stored < share * load.Replaced;
}

namespace EduEtl.Storage;

/// <summary>A load that leaves far fewer rows than it takes out: more likely a broken answer than a quiet day.</summary>
/// <param name="Received">Rows that the API delivered.</param>
/// <param name="Admitted">Rows that would stand afterwards.</param>
/// <param name="Replaced">Rows that stand now.</param>
internal readonly record struct Shrinkage(long Received, long Admitted, long Replaced);

/// <param name="share">0 to 1: the load stops below this share of the rows that it replaces.</param>
internal sealed class ShrinkGuard(double share)
{
    /// <summary>Whether the load needs somebody's word. Nothing received over nothing stored is a quiet day.</summary>
    public bool Stops(Shrinkage load) =>
        load.Admitted < share * load.Replaced
        || (load.Admitted == 0 && load.Replaced > 0)
        || (load.Admitted == 0 && load.Received > 0);
}

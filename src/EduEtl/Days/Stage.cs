namespace EduEtl.Days;

/// <summary>The stages of a run, in their order.</summary>
internal enum Stage
{
    Log,
    Fetch,
    Store,
    Report,
    Notify,
}

namespace EduEtl.Terminal.Arguments;

/// <summary>What the operator wants done.</summary>
internal enum CommandName
{
    /// <summary>No command: the whole story of a day.</summary>
    Settle,
    Report,
    Notify,
    Problems,
    Replay,
    Status,
    Doctor,
    Init,
}

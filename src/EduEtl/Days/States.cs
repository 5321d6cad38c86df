namespace EduEtl.Days;

/// <summary>
/// What became of the mail, for one recipient or for the whole; in the ledger <c>sent</c>, <c>failed</c>,
/// <c>uncertain</c>, <c>off</c>. Uncertain: the message was handed over and the server's answer never came, so that
/// sending again could send twice.
/// </summary>
internal enum MailState
{
    Off,
    Sent,
    Failed,
    Uncertain,
}

/// <summary>The stages of a run, in their order.</summary>
internal enum Stage
{
    Fetch,
    Store,
    Report,
    Notify,
}

/// <summary>What became of the sheet; in the ledger <c>done</c>, <c>failed</c>, <c>off</c>, or null before the stage.</summary>
internal enum ReportState
{
    NotReached,
    Off,
    Done,
    Failed,
}

/// <summary>How a run stands, seen from outside.</summary>
internal enum RunState
{
    Settled,

    /// <summary>A test's first hour, or the rows of a day that was not over.</summary>
    Partial,

    /// <summary>Loaded, and taken out of the table by a reset since.</summary>
    Wiped,
    Failed,
    Cancelled,

    /// <summary>It has no end, and its session holds its day.</summary>
    InWork,

    /// <summary>It has no end, and nobody holds its day.</summary>
    Died,
}

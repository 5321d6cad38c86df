using EduEtl.Days;

namespace EduEtl.Storage.Ledger;

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

/// <summary>A row of the ledger.</summary>
/// <param name="IsLoaded">Its load is committed, and no reset took it out.</param>
/// <param name="IsNewest">No later run had the same day.</param>
/// <param name="Rows">Null where the load is not committed.</param>
/// <param name="Mail">Null where no mail was tried.</param>
internal sealed record LedgerRun(
    RunInfo Run,
    bool IsReplay,
    DateTimeOffset? FinishedAt,
    RunState State,
    bool IsLoaded,
    bool IsNewest,
    LedgerRows? Rows,
    ReportState Report,
    MailState? Mail,
    string? Error
)
{
    /// <summary>Null where nobody knows it: the run died.</summary>
    public TimeSpan? Duration(DateTimeOffset now) =>
        (State == RunState.InWork ? now : FinishedAt) is { } end ? end - Run.StartedAt : null;
}

internal sealed record LedgerRows(long Received, long Stored, long Rejected, long Defective, long Replaced);

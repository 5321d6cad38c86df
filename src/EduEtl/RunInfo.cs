using EduEtl.Attempts;

namespace EduEtl;

/// <summary>Which run this is: it marks the ledger's row, the log, the report and the mail.</summary>
internal sealed record RunInfo(
    Guid Id,
    DayWindow Window,
    DateTimeOffset StartedAt,
    string Host,
    string User,
    string Version
);

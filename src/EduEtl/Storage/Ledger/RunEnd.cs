using EduEtl.Days;

namespace EduEtl.Storage.Ledger;

/// <summary>How a run ended, as the ledger keeps it.</summary>
/// <param name="Cancelled">Interrupted by the operator or the system.</param>
/// <param name="Error">What failed first, without secrets; null where nothing did.</param>
/// <param name="Mail">Null where no mail was due.</param>
/// <param name="Recipients">Each address and what became of its mail.</param>
internal sealed record RunEnd(
    bool Cancelled,
    string? Error,
    ReportState Report,
    MailState? Mail,
    IReadOnlyDictionary<string, MailState> Recipients
);

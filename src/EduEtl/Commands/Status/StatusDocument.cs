using System.Text.Json.Serialization;

namespace EduEtl.Commands.Status;

/// <summary>The shape of <c>status --json</c>, as docs/status.md tells it. Times are UTC, names become snake_case.</summary>
internal sealed record StatusDocument(
    int Version,
    DateTime At,
    string Table,
    bool HasRuns,
    DateOnly? FirstDay,
    MissedDays Missed,
    OlderDays Older,
    IReadOnlyList<DayEntry> Days,
    IReadOnlyList<RunEntry> Runs,
    IReadOnlyList<RunEntry> Unfinished,
    IReadOnlyList<FindingEntry> Findings,
    VolumeEntry? Volume
);

internal sealed record MissedDays(int Count, DateOnly? Oldest, DateOnly? Since, string? Command);

internal sealed record OlderDays(int Count, DateOnly? Oldest, string? Command);

internal sealed record DayEntry(DateOnly Day, string State);

internal sealed record RunEntry(
    Guid RunId,
    DateOnly Day,
    string Kind,
    bool TestMode,
    string State,
    DateTime StartedAt,
    DateTime? FinishedAt,
    double? Seconds,
    long? RowsReceived,
    long? RowsStored,
    long? RowsRejected,
    long? RowsDefective,
    long? RowsReplaced,
    string? ReportState,
    string? MailState,
    string? Error,
    string Host,
    string User,
    string Version
);

internal sealed record FindingEntry(DateOnly Day, string Kind, string Command);

internal sealed record VolumeEntry(
    DateOnly Day,
    long Attempts,
    double Median,
    int MedianOfDays,
    double Difference,
    bool Unusual
);

/// <summary>Written at compile time: the native program knows no types by reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true)]
[JsonSerializable(typeof(StatusDocument))]
internal sealed partial class StatusFormat : JsonSerializerContext;

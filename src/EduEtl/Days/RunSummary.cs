using EduEtl.Attempts;

namespace EduEtl.Days;

/// <summary>How a run ended, for those who tell people about it.</summary>
/// <param name="Run">Which run.</param>
/// <param name="Totals">Null where nothing was loaded.</param>
/// <param name="Statistics">Null where nothing was loaded.</param>
/// <param name="Failure">Of the earliest stage that failed; null where none did.</param>
/// <param name="Report">What became of the report.</param>
/// <param name="SheetUrl">Address for people, null where the sheet is off.</param>
/// <param name="DayOver">Whether the day was over when the run started; a day that was not is partial.</param>
internal sealed record RunSummary(
    RunInfo Run,
    RowTotals? Totals,
    DayStatistics? Statistics,
    Failure? Failure,
    ReportState Report,
    string? SheetUrl,
    bool DayOver
)
{
    /// <summary>Null where nothing was loaded, and where only the figures above are known.</summary>
    public DayReport? Day { get; init; }

    /// <summary>The problems of the day that people should look at, of one of several days.</summary>
    public IReadOnlyList<ProblemFigure> WorthAttention { get; init; } = [];

    /// <summary>The report page that this run wrote; null where there is none.</summary>
    public string? PagePath { get; init; }

    /// <summary>Whether the figures are final.</summary>
    public bool IsSettled => Totals is not null && DayOver && !Run.Window.TestMode;

    /// <summary>Whether the day is loaded, but its page or its sheet is not written.</summary>
    public bool ReportFailed => Totals is not null && (Report == ReportState.Failed || Failure?.Stage == Stage.Report);

    /// <summary>Whether the sheet alone is missing.</summary>
    public bool SheetFailed => ReportFailed && PagePath is not null;
}

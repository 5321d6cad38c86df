using EduEtl.Days;
using EduEtl.Storage.Postgres;

namespace EduEtl.Runs;

/// <summary>What is known of a run so far; the ledger, the mail and the closing table are told from it.</summary>
internal sealed class RunRecord(RunInfo run) : StageRecord
{
    public RunInfo Run { get; } = run;

    /// <summary>Null until the load is committed.</summary>
    public LoadResult? Load { get; set; }

    /// <summary>Null until the day is described, and where that failed.</summary>
    public DayReport? Day { get; set; }

    /// <summary>The problems of the day that people should look at; none until it is described.</summary>
    public IReadOnlyList<ProblemFigure> WorthAttention { get; set; } = [];

    /// <summary>Null until the report page is written, and where that failed.</summary>
    public string? PagePath { get; set; }

    public RunSummary Summary(string? sheetUrl) =>
        new(
            Run,
            Load?.Totals,
            Load?.Statistics,
            FailedStage,
            Failure,
            Report,
            sheetUrl,
            Run.Window.DayIsOver(Run.StartedAt)
        )
        {
            Day = Day,
            PagePath = PagePath,
            WorthAttention = WorthAttention,
        };
}

using EduEtl.Attempts;
using EduEtl.Notifying;
using EduEtl.Storage;

namespace EduEtl;

/// <summary>How one stage ended, for the closing table.</summary>
internal sealed record StageResult(Stage Stage, bool Well, long? Rows, TimeSpan Time);

/// <summary>What is known of a run so far; the ledger, the mail and the closing table are told from it.</summary>
internal sealed class RunRecord(RunInfo run)
{
    private readonly List<StageResult> _stages = [];

    public RunInfo Run { get; } = run;

    /// <summary>Null until the load is committed.</summary>
    public LoadResult? Load { get; set; }

    /// <summary>Null until the day is described, and where that failed.</summary>
    public DayReport? Day { get; set; }

    public ReportState Report { get; set; }

    /// <summary>Null before the stage, and where no mail is due.</summary>
    public MailReceipt? Mail { get; set; }

    public bool Cancelled { get; set; }

    public Stage? FailedStage { get; private set; }

    /// <summary>What the earliest failed stage said.</summary>
    public ExpectedException? Failure { get; private set; }

    public IReadOnlyList<StageResult> Stages => _stages;

    public ExitCode ExitCode => Cancelled ? ExitCode.Interrupted : Failure?.Code ?? ExitCode.Done;

    public void Add(Stage stage, bool well, long? rows, TimeSpan time) => _stages.Add(new(stage, well, rows, time));

    /// <summary>The earliest failure is the one that counts.</summary>
    public void Fail(Stage stage, ExpectedException failure)
    {
        FailedStage ??= stage;
        Failure ??= failure;
    }

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
        };

    public RunEnd End() =>
        new(
            Cancelled,
            Failure?.Message,
            Report,
            Mail?.State,
            (Mail?.Recipients ?? []).DistinctBy(r => r.Address).ToDictionary(r => r.Address, r => r.State)
        );
}

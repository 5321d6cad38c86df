using EduEtl.Days;
using EduEtl.Notifying.Smtp;
using EduEtl.Shared;
using EduEtl.Storage.Ledger;

namespace EduEtl.Runs;

/// <summary>How one stage ended, for the closing table.</summary>
internal sealed record StageResult(Stage Stage, bool Well, long? Rows, TimeSpan Time);

/// <summary>How the stages of a run, or of a command for several days, went so far.</summary>
internal class StageRecord
{
    private readonly List<StageResult> _stages = [];

    public ReportState Report { get; set; }

    /// <summary>Null before the stage, and where no mail is due.</summary>
    public MailReceipt? Mail { get; set; }

    public bool Cancelled { get; set; }

    public Stage? FailedStage { get; private set; }

    /// <summary>What the earliest failed stage said.</summary>
    public ExpectedException? Failure { get; private set; }

    public IReadOnlyList<StageResult> Stages => _stages;

    public virtual ExitCode ExitCode => Cancelled ? ExitCode.Interrupted : Failure?.Code ?? ExitCode.Done;

    public void Add(Stage stage, bool well, long? rows, TimeSpan time) => _stages.Add(new(stage, well, rows, time));

    public RunEnd End() =>
        new(
            Cancelled,
            Failure?.Message,
            Report,
            Mail?.State,
            (Mail?.Recipients ?? []).DistinctBy(r => r.Address).ToDictionary(r => r.Address, r => r.State)
        );

    /// <summary>The earliest failure is the one that counts.</summary>
    public void Fail(Stage stage, ExpectedException failure)
    {
        FailedStage ??= stage;
        Failure ??= failure;
    }
}

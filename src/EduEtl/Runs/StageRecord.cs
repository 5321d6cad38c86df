using EduEtl.Days;
using EduEtl.Notifying.Smtp;
using EduEtl.Reporting;
using EduEtl.Settings;
using EduEtl.Storage.Ledger;

namespace EduEtl.Runs;

/// <summary>How one stage ended, for the closing table.</summary>
internal sealed record StageResult(Stage Stage, bool Well, TimeSpan Time);

/// <summary>How the stages of a run, or of a command for several days, went so far.</summary>
internal class StageRecord
{
    private readonly List<StageResult> _stages = [];

    public ReportState Report { get; private set; }

    /// <summary>Null before the stage, and where no mail is due.</summary>
    public MailReceipt? Mail { get; set; }

    public bool Cancelled { get; set; }

    /// <summary>The earliest one is the one that counts.</summary>
    public Failure? Failure { get; private set; }

    /// <summary>In the order of the stages.</summary>
    public IEnumerable<StageResult> Stages => _stages.OrderBy(result => result.Stage);

    public virtual ExitCode ExitCode => Cancelled ? ExitCode.Interrupted : Failure?.Code ?? ExitCode.Done;

    public void Add(Stage stage, bool well, TimeSpan time) => _stages.Add(new(stage, well, time));

    public void Fail(Failure failure) => Failure ??= failure;

    /// <summary>What became of the report, where somebody is told of the day.</summary>
    public void Reported(ReportReceipt? receipt, AppSettings settings) =>
        Report =
            !settings.SomebodyIsTold ? ReportState.Off
            : Cancelled ? ReportState.NotReached
            : receipt is not { Failure: null } ? ReportState.Failed
            : receipt.SheetIsWritten ? ReportState.Done
            : ReportState.Off;

    public RunEnd End() =>
        new(
            Cancelled,
            Failure?.Message,
            Report,
            Mail?.State,
            (Mail?.Recipients ?? []).DistinctBy(r => r.Address).ToDictionary(r => r.Address, r => r.State)
        );
}

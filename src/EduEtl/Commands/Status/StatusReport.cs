using EduEtl.Days;
using EduEtl.Storage.Ledger;

namespace EduEtl.Commands.Status;

/// <summary>How things stand, as the ledger tells; text and JSON are two renderings of it.</summary>
/// <param name="Table">With its schema.</param>
/// <param name="HasRuns">False where no run has made the tables yet.</param>
/// <param name="Weeks">Of the calendar.</param>
/// <param name="Runs">The newest first.</param>
internal sealed record StatusReport(
    DateTimeOffset At,
    string Table,
    bool HasRuns,
    int Weeks,
    DayCalendar Calendar,
    IReadOnlyList<LedgerRun> Runs,
    WeekdayVolume? Volume
)
{
    public const int LastRuns = 10;

    public IEnumerable<LedgerRun> Last => Runs.Take(LastRuns);

    /// <summary>In work, or died and not followed by another run of the day.</summary>
    public IEnumerable<LedgerRun> Unfinished =>
        Runs.Where(run => run.State == RunState.InWork || run is { State: RunState.Died, IsNewest: true });

    public IReadOnlyList<StatusFinding> Findings => StatusFinding.In(Runs);
}

using EduEtl.Days;
using EduEtl.Storage.Ledger;

namespace EduEtl.Commands.Status;

/// <summary>What is left to do about a day.</summary>
internal enum FindingKind
{
    /// <summary>The newest run of the day died before its load was committed.</summary>
    RunDied,

    /// <summary>The day is loaded; the sheet was not updated, or nobody knows.</summary>
    ReportMissing,

    /// <summary>The day is loaded; not everybody has the mail.</summary>
    MailMissing,

    /// <summary>Somebody may have the mail.</summary>
    MailUncertain,
}

/// <param name="Command">What to type for it.</param>
internal sealed record StatusFinding(DateOnly Day, FindingKind Kind, string Command)
{
    /// <summary>The oldest day first. What later runs have mended is not found.</summary>
    /// <param name="runs">The newest first.</param>
    public static IReadOnlyList<StatusFinding> In(IReadOnlyList<LedgerRun> runs) =>
        [
            .. runs.Where(run => run is { IsNewest: true, State: RunState.Died, IsLoaded: false })
                .Select(run => Of(run, FindingKind.RunDied, ""))
                .Concat(NewestLoads(runs).SelectMany(run => OfLoad(run, runs)))
                .OrderBy(finding => finding.Day),
        ];

    private static IEnumerable<LedgerRun> NewestLoads(IReadOnlyList<LedgerRun> runs) =>
        runs.Where(run => run.IsLoaded).DistinctBy(run => run.Run.Window.Day);

    private static IEnumerable<StatusFinding> OfLoad(LedgerRun load, IReadOnlyList<LedgerRun> runs)
    {
        // A replay has neither report nor mail of its own.
        bool isOver = load is { State: not RunState.InWork, IsReplay: false };
        if (load.Report == ReportState.Failed || (isOver && load.Report == ReportState.NotReached))
        {
            // A report writes the figures of all days up to its own, so that a later one of such a day has mended it.
            if (
                !runs.TakeWhile(run => run != load)
                    .Any(run => run.Report == ReportState.Done && run.Run.Window.Day >= load.Run.Window.Day)
            )
                yield return Of(load, FindingKind.ReportMissing, "report ");
        }
        if (load.Mail == MailState.Uncertain && load.State != RunState.InWork)
            yield return Of(load, FindingKind.MailUncertain, "notify ", " --again");
        else if (load.Mail == MailState.Failed || (isOver && load.Mail is null))
            yield return Of(load, FindingKind.MailMissing, "notify ");
    }

    private static StatusFinding Of(LedgerRun run, FindingKind kind, string command, string option = "") =>
        new(run.Run.Window.Day, kind, $"eduetl {command}--date {run.Run.Window}{option}");
}

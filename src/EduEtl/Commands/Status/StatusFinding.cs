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

/// <summary>Of one day, or of neighbours of which the same is left.</summary>
internal sealed record StatusFinding(DateOnly Day, DateOnly Last, FindingKind Kind)
{
    /// <summary>What to type for it.</summary>
    public string Command =>
        Kind switch
        {
            FindingKind.RunDied => $"eduetl {DayRange.Options(Day, Last)}",
            FindingKind.ReportMissing => $"eduetl report {DayRange.Options(Day, Last)}",
            FindingKind.MailMissing => $"eduetl notify {DayRange.Options(Day, Last)}",
            _ => $"eduetl notify {DayRange.Options(Day, Last)} --again",
        };

    /// <summary>The oldest day first. What later runs have mended is not found.</summary>
    /// <param name="runs">The newest first.</param>
    public static IReadOnlyList<StatusFinding> In(IReadOnlyList<LedgerRun> runs) =>
        [
            .. runs.Where(run => run is { IsNewest: true, State: RunState.Died, IsLoaded: false })
                .Select(run => Of(run, FindingKind.RunDied))
                .Concat(LedgerRun.NewestLoads(runs).SelectMany(run => OfLoad(run, runs)))
                .OrderBy(finding => finding.Day),
        ];

    /// <summary>Neighbouring days of which the same is left are one finding, since one command does for all.</summary>
    public static IReadOnlyList<StatusFinding> Folded(IReadOnlyList<StatusFinding> findings)
    {
        var folded = new List<StatusFinding>();
        foreach (StatusFinding finding in findings)
        {
            int before = folded.FindIndex(one => one.Kind == finding.Kind && one.Last.AddDays(1) == finding.Day);
            if (before < 0)
                folded.Add(finding);
            else
                folded[before] = folded[before] with { Last = finding.Last };
        }
        return folded;
    }

    private static IEnumerable<StatusFinding> OfLoad(LedgerRun load, IReadOnlyList<LedgerRun> runs)
    {
        if (load.OwesReport(runs))
            yield return Of(load, FindingKind.ReportMissing);
        if (load is { Mail: MailState.Uncertain, State: not RunState.InWork })
            yield return Of(load, FindingKind.MailUncertain);
        else if (load.OwesMail)
            yield return Of(load, FindingKind.MailMissing);
    }

    private static StatusFinding Of(LedgerRun run, FindingKind kind)
    {
        DateOnly day = run.Run.Window.Day;
        return new(day, day, kind);
    }
}

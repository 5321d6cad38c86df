using EduEtl.Days;
using EduEtl.Storage.Ledger;
using EduEtl.Terminal.Arguments;

namespace EduEtl.Runs.Ranges;

/// <summary>A day that an earlier command has loaded, and what of telling of it is left to this one.</summary>
internal sealed record EarlierLoad(DateOnly Day, bool Report, bool Mail)
{
    /// <summary>
    /// For one of the late stages all loaded days; else what is left of settled ones, where who may have a mail is not
    /// mailed again.
    /// </summary>
    /// <param name="runs">The newest first.</param>
    /// <param name="command">What is done.</param>
    public static IEnumerable<EarlierLoad> Of(IReadOnlyList<LedgerRun> runs, CommandName command)
    {
        IEnumerable<LedgerRun> loads = LedgerRun.NewestLoads(runs).OrderBy(run => run.Run.Window.Day);
        return command == CommandName.Settle
            ? loads
                .Where(load => load.Run.Settles)
                .Select(load => new EarlierLoad(load.Run.Window.Day, load.OwesReport(runs), load.OwesMail))
                .Where(load => load.Report || load.Mail)
            : loads.Select(load => new EarlierLoad(
                load.Run.Window.Day,
                command == CommandName.Report,
                command == CommandName.Notify
            ));
    }
}

/// <summary>Such a day as it was found.</summary>
/// <param name="Day">What is told of it by itself; null where it is one of several.</param>
/// <param name="PagePath">Null where this command has not written it.</param>
/// <param name="Before">What became of its mail before.</param>
/// <param name="MailDue">Who is to be mailed about it now.</param>
internal sealed record EarlierDay(
    CommittedRun Run,
    DayStatistics Statistics,
    DayReport? Day,
    string? PagePath,
    bool ReportIsDue,
    bool MailIsOwed,
    RecipientStates Before,
    IReadOnlyList<string> MailDue
)
{
    public DateOnly Date => Run.Info.Window.Day;

    public RunSummary Summary(ReportState report, string? sheetUrl) =>
        new(Run.Info, Run.Totals, Statistics, Failure: null, report, sheetUrl, Run.LoadedAfterDay)
        {
            Day = Day,
            PagePath = PagePath,
        };
}

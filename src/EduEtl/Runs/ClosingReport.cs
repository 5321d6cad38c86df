using EduEtl.Attempts;
using EduEtl.Days;
using EduEtl.Notifying.Smtp;
using EduEtl.Terminal;

namespace EduEtl.Runs;

/// <summary>What the operator reads at the end of a run: the stages, the totals, the statistics, and where things went.</summary>
internal static class ClosingReport
{
    public static void Show(RunContext context, RunRecord record, string? sheetUrl)
    {
        Screen screen = context.Screen;
        if (record.Cancelled)
            context.Warn(record.Interruption);
        if (record.Stages.Any())
            ShowStages(screen, record);
        if (record.Load is { } load)
        {
            // How many rows there were, the stages have said.
            ShowProblems(screen, load.Totals);
            ShowDay(screen, record.Run.Window, totals: null, load.Statistics);
        }
        screen.Line();
        screen.Pairs(Places(context, record, Pages(context, Strings.PlacePage, record.PagePath), sheetUrl));
        if (record is { Load: null, Cancelled: true } or { Load: null, Failure.Stage: Stage.Fetch })
            screen.Line("  " + Strings.RunAgain.With(record.Run.Window.LoadCommand()));
        screen.LastLine(LastLine.Of(record));
    }

    private static void ShowStages(Screen screen, RunRecord record)
    {
        screen.Line();
        screen.Table(
            [Strings.TableStage, Strings.TableOutcome, Strings.TableTime],
            [.. record.Stages.Select(Row)],
            leftColumns: 2
        );
    }

    /// <param name="screen">Where to.</param>
    /// <param name="window">Which day.</param>
    /// <param name="totals">Null where no run knows them, and where they were told.</param>
    /// <param name="statistics">Of the window.</param>
    public static void ShowDay(Screen screen, DayWindow window, RowTotals? totals, DayStatistics statistics)
    {
        if (totals is not null)
            ShowTotals(screen, totals, Strings.TotalsEquation, Strings.RowsDefective, Strings.RowsReplaced);
        screen.Line();
        screen.Heading(Strings.StatisticsTitle.With(window, window.TestMark()));
        screen.Figures([.. Figure.OfEveryDay.Select(figure => new[] { figure.Label, figure.Text(statistics) })]);
    }

    private static string[] Row(StageResult result) =>
        [result.Stage.Title(), result.Well ? Strings.OutcomeDone : Strings.OutcomeFailed, result.Time.InSeconds()];

    private static void ShowProblems(Screen screen, RowTotals totals)
    {
        if (totals.ByProblem.Count == 0)
            return;
        screen.Line();
        screen.Heading(Strings.ProblemsTitle);
        screen.Figures([
            .. totals.ByProblem.Select(count =>
                new[] { Words.Marked(count.Key.Text(), stored: !count.Key.IsRejection()), Numbers.Count(count.Value) }
            ),
        ]);
    }

    /// <summary>While nothing is stored.</summary>
    public static void ShowTotalsBefore(Screen screen, RowTotals totals) =>
        ShowTotals(screen, totals, Strings.TotalsAdmitted, Strings.RowsDefectiveSoFar, Strings.RowsReplacedThen);

    private static void ShowTotals(Screen screen, RowTotals totals, string equation, string defective, string replaced)
    {
        screen.Line();
        screen.Heading(Strings.TotalsTitle);
        screen.Line(
            "  "
                + equation.With(
                    Numbers.Count(totals.Received),
                    Numbers.Count(totals.Stored),
                    Numbers.Count(totals.Rejected)
                )
        );
        screen.Figures([
            [defective, Numbers.Count(totals.Defective)],
            [replaced, Numbers.Count(totals.Replaced)],
        ]);
        ShowProblems(screen, totals);
    }

    /// <summary>Where the report page is, or the folder of several, if any was written; or that pages are off.</summary>
    public static string[][] Pages(RunContext context, string label, string? path) =>
        (context.Settings.Reports.Enabled ? path : Strings.PlaceOff) is { } place
            ?
            [
                [label, place],
            ]
            : [];

    /// <summary>Where the log, the pages, the sheet and the mail are.</summary>
    public static IReadOnlyList<string[]> Places(
        RunContext context,
        StageRecord record,
        string[][] pages,
        string? sheetUrl
    )
    {
        List<string[]> places =
        [
            [Strings.PlaceLog, context.Logs.Path],
            .. pages,
        ];
        if (sheetUrl is null)
            places.Add([Strings.PlaceSheet, Strings.PlaceOff]);
        else if (record.Report == ReportState.Done)
            places.Add([Strings.PlaceSheet, sheetUrl]);
        if (!context.Settings.Smtp.Enabled)
            places.Add([Strings.PlaceMail, Strings.PlaceOff]);
        foreach (RecipientReceipt recipient in record.Mail?.Recipients ?? [])
            places.Add([Strings.PlaceMail, $"{recipient.Address} — {recipient.State.Text()}"]);
        return places;
    }
}

using System.Globalization;
using EduEtl.Attempts;
using EduEtl.Notifying;
using EduEtl.Resources;

namespace EduEtl.Terminal;

/// <summary>What the operator reads at the end of a run: the stages, the totals, the statistics, and where things went.</summary>
internal static class ClosingReport
{
    private const string Dash = "–";

    public static void Show(RunContext context, RunRecord record, string? sheetUrl)
    {
        Screen screen = context.Screen;
        screen.Line();
        screen.Table(
            [Strings.TableStage, Strings.TableOutcome, Strings.TableRows, Strings.TableTime],
            [.. record.Stages.Select(Row)],
            leftColumns: 2
        );
        if (record.Load is { } load)
        {
            ShowTotals(screen, load.Totals);
            screen.Line();
            screen.Heading(Strings.StatisticsTitle.With(record.Run.Window, TestMark(record.Run.Window)));
            screen.Pairs(Statistics(load.Statistics));
        }
        screen.Line();
        screen.Pairs(Places(context, record, sheetUrl));
    }

    /// <summary>The statistics as label and value; the same rows wherever people read them as text.</summary>
    public static IReadOnlyList<string[]> Statistics(DayStatistics day) =>
        [
            [Strings.StatUsers, Number(day.Users)],
            [Strings.StatRuns, Number(day.Runs)],
            [Strings.StatSubmits, Number(day.Submits)],
            [Strings.StatSuccessful, Number(day.SuccessfulSubmits)],
            [Strings.StatRate, day.SuccessRate?.ToString("P1", CultureInfo.CurrentCulture) ?? Dash],
            [Strings.StatSubmitsPerUser, Ratio(day.SubmitsPerUser)],
            [Strings.StatSuccessfulPerUser, Ratio(day.SuccessfulSubmitsPerUser)],
        ];

    private static string[] Row(StageResult result) =>
        [
            result.Stage.Title(),
            result.Well ? Strings.OutcomeDone : Strings.OutcomeFailed,
            result.Rows is { } rows ? Number(rows) : Dash,
            result.Time?.InSeconds() ?? Dash,
        ];

    private static void ShowTotals(Screen screen, RowTotals totals)
    {
        screen.Line();
        screen.Heading(Strings.TotalsTitle);
        screen.Line(
            "  " + Strings.TotalsEquation.With(Number(totals.Received), Number(totals.Stored), Number(totals.Rejected))
        );
        List<string[]> pairs =
        [
            [Strings.TotalsDefective, Number(totals.Defective)],
            [Strings.TotalsReplaced, Number(totals.Replaced)],
        ];
        foreach ((Problem problem, long count) in totals.ByProblem)
            pairs.Add([$"  {(problem.IsRejection() ? "✗" : "!")} {problem.Text()}", Number(count)]);
        screen.Pairs(pairs);
    }

    private static string TestMark(DayWindow window) => window.TestMode ? $" – {Strings.TestModeMark}" : "";

    private static string Ratio(double? value) => value?.ToString("N2", CultureInfo.CurrentCulture) ?? Dash;

    private static string Number(long value) => value.ToString("N0", CultureInfo.CurrentCulture);

    private static List<string[]> Places(RunContext context, RunRecord record, string? sheetUrl)
    {
        List<string[]> places =
        [
            [Strings.PlaceLog, context.Logs.Path],
            [Strings.PlaceSheet, sheetUrl ?? Strings.PlaceOff],
        ];
        if (!context.Settings.Smtp.Enabled)
            places.Add([Strings.PlaceMail, Strings.PlaceOff]);
        foreach (RecipientReceipt recipient in record.Mail?.Recipients ?? [])
            places.Add([Strings.PlaceMail, $"{recipient.Address} – {recipient.State.Text()}"]);
        return places;
    }
}

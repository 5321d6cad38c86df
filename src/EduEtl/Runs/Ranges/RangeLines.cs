using EduEtl.Attempts;
using EduEtl.Days;
using EduEtl.Terminal;

namespace EduEtl.Runs.Ranges;

/// <summary>What the operator reads of a command for several days.</summary>
internal static class RangeLines
{
    public static void Begin(RunContext context, RangeRecord record, int settled)
    {
        IReadOnlyList<DateOnly> days = record.Planned;
        Origin origin = record.Origin;
        string title = Strings.RangeTitle.With(origin.Version, DayRange.Text(days[0], days[^1]), days.Count);
        context.Screen.Heading(title);
        context.Log.InformationText(
            Strings.LogRangeStarted.With(title, settled, DayRange.Text(days), origin.Host, origin.User)
        );
        if (settled > 0)
            context.Screen.Line("  " + Strings.RangeSkipped.With(settled));
    }

    public static void Interrupted(RunContext context, RangeRecord record)
    {
        DateOnly[] loaded = Days(record.Loaded);
        context.Warn(
            loaded.Length == 0
                ? Strings.RangeInterruptedOld
                : Strings.RangeInterruptedNew.With(DayRange.Text(loaded), DateText.Write(loaded[^1]))
        );
        if (record.Pageless.Count > 0)
            context.Warn(Strings.PagesMissing.With(DayRange.Text(record.Pageless)));
    }

    /// <summary>A day that came to its end. One that was interrupted is told of with the others, at the end.</summary>
    public static void Day(Screen screen, RunRecord day)
    {
        DayWindow window = day.Run.Window;
        if (day.Failure is { } failure)
            screen.Fail(new(failure.Code, Strings.StageLine.With(window, failure.Message), failure.Remedy));
        else if (day.Load is { Totals: { } totals })
            screen.Done(Strings.StageLine.With(window, Loaded(day, totals)));
    }

    public static void End(RunContext context, RangeRecord record, string? sheetUrl)
    {
        Screen screen = context.Screen;
        screen.Line();
        if (record.Planned.Count > 0)
            screen.Pairs([.. Outcome(record)]);
        if (record.Next is { } next)
            screen.Line("  " + Strings.RangeNext.With(next));
        if (record.Planned.Count > 0 || record.Next is not null)
            screen.Line();
        string[][] pages = ClosingReport.Pages(context, Strings.PlacePages, record.PagesFolder);
        screen.Pairs(ClosingReport.Places(context, record, pages, sheetUrl));
        screen.LastLine(
            LastLine.OfDays(
                record.Planned.Count,
                [.. record.Loaded],
                record.Failed.All(day => day.Failure is { DayIsAsItWas: true }),
                record.ExitCode
            )
        );
    }

    private static string Loaded(RunRecord day, RowTotals totals)
    {
        string text =
            totals.Received == 0
                ? Strings.RangeDayEmpty
                : Strings.RangeDayStored.With(
                    Numbers.Count(totals.Stored),
                    Numbers.Count(totals.Rejected),
                    Numbers.Count(totals.Replaced)
                );
        string line = Strings.RangeDayTime.With(text, day.Stages.Last().Time.InSeconds());
        return day.Run.Settles ? line : Strings.RangeDayPartial.With(line);
    }

    private static IEnumerable<string[]> Outcome(RangeRecord record)
    {
        DateOnly[] settled = Days(record.Loaded.Where(day => day.Run.Settles));
        DateOnly[] partial = Days(record.Loaded.Where(day => !day.Run.Settles));
        DateOnly[] failed = Days(record.Failed);
        DateOnly[] untouched = [.. record.Planned.Except([.. settled, .. partial, .. failed])];
        foreach (
            (string label, DateOnly[] days) in ((string, DateOnly[])[])
                [
                    (Strings.RangeSettled, settled),
                    (Strings.RangePartial, partial),
                    (Strings.RangeFailed, failed),
                    (Strings.RangeUntouched, untouched),
                ]
        )
        {
            if (days.Length > 0)
                yield return [label, Strings.RangeDays.With(Numbers.Count(days.Length), DayRange.Text(days))];
        }
    }

    private static DateOnly[] Days(IEnumerable<RunRecord> runs) => [.. runs.Select(run => run.Run.Window.Day)];
}

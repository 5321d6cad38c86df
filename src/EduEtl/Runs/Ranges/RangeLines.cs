using EduEtl.Attempts;
using EduEtl.Days;
using EduEtl.Terminal;

namespace EduEtl.Runs.Ranges;

/// <summary>What the operator reads of a command for several days.</summary>
internal static class RangeLines
{
    public static void Begin(RunContext context, RangeRecord record, RangePlan plan)
    {
        DateOnly[] earlier = [.. plan.Earlier.Select(load => load.Day)];
        IReadOnlyList<DateOnly> days = plan.Days.Count > 0 ? plan.Days : earlier;
        Origin origin = record.Origin;
        string title = (plan.Days.Count > 0 ? Strings.RangeTitle : Strings.RangeEarlierTitle).With(
            origin.Version,
            DayRange.Text(days[0], days[^1]),
            days.Count
        );
        context.Screen.Heading(title);
        context.Log.InformationText(
            Strings.LogRangeStarted.With(title, plan.Settled, DayRange.Text(days), origin.Host, origin.User)
        );
        if (plan.Settled > 0)
            context.Screen.Line("  " + Strings.RangeSkipped.With(plan.Settled));
        if (context.Options.IsSettling && earlier.Length > 0)
            context.Say("  " + Strings.RangeEarlier.With(DayRange.Text(earlier)));
    }

    /// <summary>Everybody has the mail about each of the days, or may have it.</summary>
    public static void NobodyLeft(RunContext context, RangeRecord record)
    {
        (DateOnly first, DateOnly last) = (record.Earlier[0].Date, record.Earlier[^1].Date);
        context.Say("  " + Strings.NotifyNobodyLeft.With(DayRange.Text(first, last), DayRange.Options(first, last)));
    }

    public static void Interrupted(RunContext context, RangeRecord record)
    {
        DateOnly[] loaded = Days(record.Loaded);
        context.Warn(
            loaded.Length == 0 ? Strings.RangeInterruptedOld
            : record.MakesUp ? Strings.RangeInterruptedMakesUp.With(DayRange.Text(loaded))
            : Strings.RangeInterruptedNew.With(DayRange.Text(loaded), DayRange.Options(loaded[0], loaded[^1]))
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
        bool anyDay = record.Planned.Count + record.Earlier.Count > 0;
        if (anyDay)
            screen.Pairs([.. Outcome(record)]);
        if (record.Next is { } next)
            screen.Line("  " + Strings.RangeNext.With(next));
        if (anyDay || record.Next is not null)
            screen.Line();
        string[][] pages = ClosingReport.Pages(context, Strings.PlacePages, record.PagesFolder);
        screen.Pairs(ClosingReport.Places(context, record, pages, sheetUrl));
        screen.LastLine(Verdict(context, record));
    }

    private static string Verdict(RunContext context, RangeRecord record) =>
        record is { Planned.Count: 0, Earlier.Count: > 0 }
            ? LastLine.OfEarlier(
                context.Options.IsSettling ? "--missed" : context.Options.Command.ToString().ToLowerInvariant(),
                DayRange.Text(record.Earlier[0].Date, record.Earlier[^1].Date),
                record.ExitCode
            )
            : LastLine.OfDays(
                record.Planned.Count,
                [.. record.Loaded],
                record.Failed.All(day => day.Failure is { DayIsAsItWas: true }),
                record.ExitCode
            );

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
                    (Strings.RangeToldOf, [.. record.Earlier.Select(day => day.Date)]),
                ]
        )
        {
            if (days.Length > 0)
                yield return [label, Strings.RangeDays.With(Numbers.Count(days.Length), DayRange.Text(days))];
        }
    }

    private static DateOnly[] Days(IEnumerable<RunRecord> runs) => [.. runs.Select(run => run.Run.Window.Day)];
}

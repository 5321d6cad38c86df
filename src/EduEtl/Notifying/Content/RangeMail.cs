using EduEtl.Attempts;
using EduEtl.Days;

namespace EduEtl.Notifying.Content;

/// <summary>One mail for a command that settled several days: what is done, what failed, and every day's figures.</summary>
internal static class RangeMail
{
    /// <summary>More failed days than these are named, not told.</summary>
    private const int ToldWhole = 5;

    public static MailContent Compose(RangeSummary summary)
    {
        bool reportFailed = summary.Report == ReportState.Failed;
        string status = Status(summary);
        if (reportFailed)
            status = Strings.MailStatusAndReport.With(status);
        MailTone tone =
            Failed(summary).Any() || summary.Planned.Count == 0 ? MailTone.Bad
            : reportFailed || Settled(summary) < summary.Planned.Count ? MailTone.Caution
            : MailTone.Good;
        string heading =
            summary.Planned.Count == 0
                ? Strings.RangeMailHeadingUnknown
                : Strings.RangeMailHeading.With(Settled(summary), summary.Planned.Count, summary.Span);
        string subject = Printable.OneLine(Strings.MailSubject.With(summary.Span, status));
        return new(subject, tone, status, heading, [.. Story(summary, reportFailed), .. Figures(summary)]);
    }

    private static string Status(RangeSummary summary) =>
        summary.Planned.Count == 0 ? Strings.MailStatusFailed.With(Strings.MailStageStore)
        : Failed(summary).Any() ? Strings.RangeMailStatusFailed.With(Settled(summary), summary.Planned.Count)
        : Settled(summary) == summary.Planned.Count ? Strings.RangeMailStatusSettled.With(Settled(summary))
        : Strings.RangeMailStatusPartial.With(Settled(summary), summary.Planned.Count);

    private static IEnumerable<MailBlock> Story(RangeSummary summary, bool reportFailed)
    {
        RunSummary[] failed = [.. Failed(summary)];
        foreach (MailBlock block in failed.Take(ToldWhole).SelectMany(FailureOf))
            yield return block;
        if (failed.Length > ToldWhole)
            yield return new MailParagraph(Strings.RangeMailAlsoFailed.With(Days(failed.Skip(ToldWhole))));
        DateOnly[] left = [.. summary.Planned.Except(summary.Days.Select(day => day.Run.Window.Day))];
        if (left.Length > 0)
            yield return new MailParagraph(Strings.RangeMailNotStarted.With(DayRange.Text(left)));
        foreach (MailBlock block in DayMail.Said(summary.Failure))
            yield return block;
        if (reportFailed)
        {
            yield return new MailParagraph(Strings.MailReportIncomplete);
            var day = new DayWindow(summary.Pageless.FirstOrDefault(LastLoaded(summary)), TestMode: false);
            yield return new MailCommand(Strings.MailReportAgain, $"eduetl report --date {day}");
        }
        else if (summary.Failure is not null)
        {
            yield return new MailParagraph(Strings.RangeMailAsTheyWere);
        }
        if (summary.Next is { } next)
            yield return new MailCommand(Strings.RangeMailNext, next);
    }

    private static IEnumerable<MailBlock> FailureOf(RunSummary day)
    {
        string said = Printable.OneLine(day.Failure!.Message);
        yield return new MailParagraph(Strings.StageLine.With(day.Run.Window, said));
        yield return new MailParagraph(Strings.MailWhatToDo.With(Printable.OneLine(day.Failure.Remedy)));
        yield return new MailParagraph(DayMail.WhatHolds(day.Failure));
    }

    private static IEnumerable<MailBlock> Figures(RangeSummary summary)
    {
        if (summary.Days.Count > 0)
            yield return new MailTable(
                Strings.RangeMailDays,
                [
                    Strings.ReportDay,
                    Strings.StatAttempts,
                    Strings.ColumnRejected,
                    Strings.StatUsers,
                    Strings.StatRate,
                    Strings.TableOutcome,
                ],
                [.. summary.Days.Select(Row)]
            );
        foreach (MailBlock block in MailProblems.WorthAttention(summary.Days))
            yield return block;
        if (DayMail.SheetLink(summary.SheetUrl) is { } link)
            yield return link;
        else if (summary.PagesFolder is { } folder)
            yield return new MailCommand(
                Strings.RangeMailPages.With(Printable.OneLine(summary.Origin.Host)),
                Printable.OneLine(folder)
            );
        yield return MailTables.Run(summary.Origin);
    }

    private static string[] Row(RunSummary day)
    {
        DayState state =
            day.Totals is null ? DayState.Failed
            : day.Run.Settles ? DayState.Settled
            : DayState.Partial;
        DayStatistics? figures = day.Statistics;
        return
        [
            day.Run.Window.ToString(),
            figures is null ? Resources.Numbers.Dash : Resources.Numbers.Count(figures.Attempts),
            day.Totals is { } totals ? Resources.Numbers.Count(totals.Rejected) : Resources.Numbers.Dash,
            figures is null ? Resources.Numbers.Dash : Resources.Numbers.Count(figures.Users),
            Resources.Numbers.Share(figures?.SuccessRate),
            day.Failure is { DayIsInWork: true } ? Strings.RangeMailInWork : state.Text(),
        ];
    }

    private static int Settled(RangeSummary summary) => Loaded(summary).Count(day => day.Run.Settles);

    private static IEnumerable<RunSummary> Loaded(RangeSummary summary) =>
        summary.Days.Where(day => day.Totals is not null);

    private static DateOnly LastLoaded(RangeSummary summary) => Loaded(summary).Last().Run.Window.Day;

    private static IEnumerable<RunSummary> Failed(RangeSummary summary) =>
        summary.Days.Where(day => day.Failure is not null);

    private static string Days(IEnumerable<RunSummary> runs) => DayRange.Text(runs.Select(run => run.Run.Window.Day));
}

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
        int settled = summary.Settled.Count();
        string status = Status(summary, settled);
        if (reportFailed)
            status = Strings.MailStatusAndReport.With(status);
        MailTone tone =
            summary.Failed.Any() || summary.Planned.Count == 0 ? MailTone.Bad
            : reportFailed || settled < summary.Planned.Count ? MailTone.Caution
            : MailTone.Good;
        string heading =
            summary.Planned.Count == 0
                ? Strings.RangeMailHeadingUnknown
                : Strings.RangeMailHeading.With(settled, summary.Planned.Count, summary.Span);
        return new(
            Subject(summary.Span, status),
            tone,
            status,
            heading,
            [
                .. DayMail.TheSheet(summary.SheetUrl),
                .. Story(summary, reportFailed),
                .. RangeFigures.Of([.. summary.Days], withRejected: true),
                .. MailProblems.WorthAttention(summary.Days),
                .. ThePages(summary),
                MailTables.Run(summary.Origin),
            ]
        );
    }

    /// <summary>Of the settled days, what concerns those who do not look after the program.</summary>
    public static MailContent ComposeFigures(RangeSummary summary)
    {
        RunSummary[] settled = [.. summary.Settled];
        string span = DayRange.Text(settled[0].Run.Window.Day, settled[^1].Run.Window.Day);
        string status = Strings.RangeMailStatusSettled.With(settled.Length);
        return new(
            Subject(span, status),
            MailTone.Good,
            status,
            Strings.RangeMailHeadingSettled.With(settled.Length, span),
            [
                // A sheet that was not updated shows other days.
                .. DayMail.TheSheet(summary.Report == ReportState.Failed ? null : summary.SheetUrl),
                .. RangeFigures.Of(settled, withRejected: false),
            ]
        );
    }

    private static string Subject(string span, string status) =>
        Printable.OneLine(Strings.MailSubject.With(span, status));

    private static string Status(RangeSummary summary, int settled) =>
        summary.Planned.Count == 0 ? Strings.MailStatusFailed.With(Strings.MailStageStore)
        : summary.Failed.Any() ? Strings.RangeMailStatusFailed.With(settled, summary.Planned.Count)
        : settled == summary.Planned.Count ? Strings.RangeMailStatusSettled.With(settled)
        : Strings.RangeMailStatusPartial.With(settled, summary.Planned.Count);

    private static IEnumerable<MailBlock> Story(RangeSummary summary, bool reportFailed)
    {
        RunSummary[] failed = [.. summary.Failed];
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
            DateOnly day = summary.Pageless.FirstOrDefault(LastLoaded(summary));
            yield return new MailCommand(Strings.MailReportAgain, $"eduetl report --date {DateText.Write(day)}");
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

    private static IEnumerable<MailBlock> ThePages(RangeSummary summary) =>
        summary is { SheetUrl: null, PagesFolder: { } folder }
            ?
            [
                new MailCommand(
                    Strings.RangeMailPages.With(Printable.OneLine(summary.Origin.Host)),
                    Printable.OneLine(folder)
                ),
            ]
            : [];

    private static DateOnly LastLoaded(RangeSummary summary) => summary.Loaded.Last().Run.Window.Day;

    private static string Days(IEnumerable<RunSummary> runs) => DayRange.Text(runs.Select(run => run.Run.Window.Day));
}

using EduEtl.Days;

namespace EduEtl.Notifying.Content;

/// <summary>What happened, what holds now, and what to do about it.</summary>
internal static partial class DayMail
{
    public static IEnumerable<MailBlock> Tell(RunSummary summary) =>
        summary.Totals is null ? Failed(summary)
        : summary.ReportFailed ? [.. Loaded(summary), .. ReportFailed(summary)]
        : [.. Loaded(summary), .. NextStep(summary)];

    private static IEnumerable<MailBlock> Failed(RunSummary summary) =>
        [
            .. Said(summary.Failure),
            new MailParagraph(WhatHolds(summary.Failure)),
            new MailCommand(Strings.MailRunAgain, summary.Run.Window.LoadCommand()),
        ];

    private static IEnumerable<MailBlock> Loaded(RunSummary summary)
    {
        if (summary.Totals!.Received == 0)
            yield return new MailParagraph(Strings.MailNoAttempts);
        else if (summary.Totals.Stored == 0)
            yield return new MailParagraph(Strings.MailNothingStored);
        if (summary.Run.Window.TestMode)
            yield return new MailParagraph(Strings.TestExplained);
        else if (!summary.DayOver)
            yield return new MailParagraph(Strings.PartialExplained);
    }

    private static IEnumerable<MailBlock> ReportFailed(RunSummary summary) =>
        [
            .. Said(summary.Failure),
            new MailParagraph(summary.SheetFailed ? Strings.MailSheetAsItWas : Strings.MailReportIncomplete),
            new MailCommand(Strings.MailReportAgain, $"eduetl report --date {summary.Run.Window}"),
        ];

    private static IEnumerable<MailBlock> NextStep(RunSummary summary)
    {
        string whole = (summary.Run.Window with { TestMode = false }).LoadCommand();
        return summary.Run.Window.TestMode ? [new MailCommand(Strings.MailSettleWholeDay, $"{whole} --test-mode=false")]
            : summary.DayOver ? []
            : [new MailCommand(Strings.MailRunAfterMidnight, whole)];
    }

    public static string WhatHolds(Failure? failure) =>
        failure is { DayIsAsItWas: true } ? Strings.MailDayAsItWas : Strings.MailDayOldOrNew;

    public static IEnumerable<MailBlock> Said(Failure? failure) =>
        failure is null
            ? []
            :
            [
                new MailParagraph(Printable.OneLine(failure.Message)),
                new MailParagraph(Strings.MailWhatToDo.With(Printable.OneLine(failure.Remedy))),
            ];
}

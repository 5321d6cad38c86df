using EduEtl.Resources;

namespace EduEtl.Notifying;

/// <summary>What happened, what holds now, and what to do about it.</summary>
internal static class MailStory
{
    public static IEnumerable<MailBlock> Tell(RunSummary summary, bool reportFailed)
    {
        if (summary.Totals is null)
        {
            return Failed(summary);
        }
        return [.. Loaded(summary), .. reportFailed ? ReportFailed(summary) : NextStep(summary)];
    }

    private static IEnumerable<MailBlock> Failed(RunSummary summary)
    {
        foreach (var block in Said(summary.Failure))
        {
            yield return block;
        }
        yield return new MailParagraph(WhatHolds(summary.Failure));
        yield return new MailCommand(Strings.MailRunAgain, CommandLine(summary, summary.Run.Window.TestMode));
    }

    private static IEnumerable<MailBlock> Loaded(RunSummary summary)
    {
        if (summary.Totals!.Received == 0)
        {
            yield return new MailParagraph(Strings.MailNoAttempts);
        }
        else if (summary.Totals.Stored == 0)
        {
            yield return new MailParagraph(Strings.MailNothingStored);
        }
        if (summary.Run.Window.TestMode)
        {
            yield return new MailParagraph(Strings.MailTestExplained);
        }
        else if (!summary.DayOver)
        {
            yield return new MailParagraph(Strings.MailPartialExplained);
        }
    }

    private static IEnumerable<MailBlock> ReportFailed(RunSummary summary)
    {
        yield return new MailParagraph(Strings.MailSheetAsItWas);
        foreach (var block in Said(summary.Failure))
        {
            yield return block;
        }
        yield return new MailCommand(Strings.MailReportAgain, $"eduetl report --date {summary.Run.Window}");
    }

    private static IEnumerable<MailBlock> NextStep(RunSummary summary)
    {
        if (summary.Run.Window.TestMode)
        {
            yield return new MailCommand(Strings.MailSettleWholeDay, CommandLine(summary, testMode: false));
        }
        else if (!summary.DayOver)
        {
            yield return new MailCommand(Strings.MailRunAfterMidnight, CommandLine(summary, testMode: false));
        }
    }

    /// <summary>Whoever fails unexpectedly may have failed after the commit.</summary>
    public static string WhatHolds(ExpectedException? failure) =>
        failure is { Code: ExitCode.ApiFailed or ExitCode.DatabaseFailed or ExitCode.WrongSettings }
            ? Strings.MailDayAsItWas
            : Strings.MailDayOldOrNew;

    public static IEnumerable<MailBlock> Said(ExpectedException? failure) =>
        failure is null
            ? []
            :
            [
                new MailParagraph(Printable.OneLine(failure.Message)),
                new MailParagraph(Strings.MailWhatToDo.With(Printable.OneLine(failure.Remedy))),
            ];

    private static string CommandLine(RunSummary summary, bool testMode) =>
        $"eduetl --date {summary.Run.Window}" + (testMode ? " --test-mode" : "");
}

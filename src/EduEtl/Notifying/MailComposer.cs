using EduEtl.Resources;

namespace EduEtl.Notifying;

/// <summary>Turns the summary of a run into what the mail says, in the current language.</summary>
internal static class MailComposer
{
    public static MailContent Compose(RunSummary summary)
    {
        var window = summary.Run.Window;
        var loaded = summary.Totals is not null;
        var reportFailed = loaded && (summary.Report == ReportState.Failed || summary.FailedStage == Stage.Report);
        var (status, heading) = Outcome(summary);
        if (reportFailed)
        {
            status = Strings.MailStatusAndReport.With(status);
            heading = Strings.MailHeadingAndReport.With(heading);
        }
        var tone =
            !loaded ? MailTone.Bad
            : reportFailed || window.TestMode || !summary.DayOver ? MailTone.Caution
            : MailTone.Good;
        List<MailBlock> blocks = [.. MailStory.Tell(summary, reportFailed), .. MailTables.Statistics(summary)];
        if (SheetLink(summary.SheetUrl) is { } link)
        {
            blocks.Add(link);
        }
        blocks.AddRange(MailTables.Totals(summary));
        blocks.Add(MailTables.Run(summary.Run));
        return new(Subject(summary, status), tone, status, heading, blocks);
    }

    private static (string Status, string Heading) Outcome(RunSummary summary)
    {
        var day = summary.Run.Window.ToString();
        if (summary.Totals is null)
        {
            var stage = StageName(summary.FailedStage);
            var status = Strings.MailStatusFailed.With(stage);
            return (status, Strings.MailHeadingFailed.With(day, stage));
        }
        var (name, heading) =
            summary.Run.Window.TestMode ? (Strings.MailStatusTest, Strings.MailHeadingTest)
            : summary.DayOver ? (Strings.MailStatusSettled, Strings.MailHeadingSettled)
            : (Strings.MailStatusPartial, Strings.MailHeadingPartial);
        return (name, heading.With(day));
    }

    private static string Subject(RunSummary summary, string status)
    {
        var subject = Strings.MailSubject.With(summary.Run.Window.ToString(), status);
        if (summary.Totals is { Received: 0 })
        {
            subject = Strings.MailSubjectEmpty.With(subject);
        }
        else if (summary.Totals is not null)
        {
            subject = Strings.MailSubjectFigures.With(
                subject,
                Figures.Count(summary.Totals.Stored),
                Figures.Share(summary.Statistics?.SuccessRate)
            );
        }
        return Printable.OneLine(summary.Run.Window.TestMode ? $"{Strings.MailTestMark} {subject}" : subject);
    }

    private static string StageName(Stage? stage) =>
        stage switch
        {
            Stage.Log => Strings.MailStageLog,
            Stage.Fetch => Strings.MailStageFetch,
            Stage.Store => Strings.MailStageStore,
            Stage.Report => Strings.MailStageReport,
            Stage.Notify => Strings.MailStageNotify,
            _ => Strings.MailStageUnknown,
        };

    // Only what a browser opens by itself becomes a link.
    public static MailLink? SheetLink(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
            ? new(Strings.MailOpenSheet, address)
            : null;
}

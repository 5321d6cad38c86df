using EduEtl.Attempts;
using EduEtl.Days;

namespace EduEtl.Notifying.Content;

/// <summary>Turns the summary of a run into what the mail says, in the current language.</summary>
internal static partial class DayMail
{
    public static MailContent Compose(RunSummary summary)
    {
        DayWindow window = summary.Run.Window;
        bool loaded = summary.Totals is not null;
        (string status, string heading) = Outcome(summary);
        if (summary.ReportFailed)
            (status, heading) = summary.SheetFailed
                ? (Strings.MailStatusAndSheet.With(status), Strings.MailHeadingAndSheet.With(heading))
                : (Strings.MailStatusAndReport.With(status), Strings.MailHeadingAndReport.With(heading));
        MailTone tone =
            !loaded ? MailTone.Bad
            : summary.ReportFailed || window.TestMode || !summary.DayOver ? MailTone.Caution
            : MailTone.Good;
        List<MailBlock> blocks =
        [
            .. TheSheet(summary.SheetUrl),
            .. Tell(summary),
            .. MailFigures.Of(summary),
            .. MailProblems.WorthAttention(summary),
            .. ThePage(summary),
        ];
        if (summary.Day is { } report)
            blocks.AddRange(MailFigures.Details(report));
        if (summary.Totals is { } totals)
            blocks.Add(MailTables.Totals(totals));
        blocks.AddRange(MailProblems.Others(summary));
        blocks.Add(MailTables.Run(summary.Run));
        return new(Subject(summary, status), tone, status, heading, blocks);
    }

    /// <summary>Of a settled day, what concerns those who do not look after the program.</summary>
    public static MailContent ComposeFigures(RunSummary summary)
    {
        (string status, string heading) = Outcome(summary);
        List<MailBlock> blocks =
        [
            // A sheet that was not updated shows other days.
            .. TheSheet(summary.ReportFailed ? null : summary.SheetUrl),
            .. Loaded(summary),
            .. MailFigures.Of(summary),
        ];
        if (summary.Day is { } report)
            blocks.AddRange(MailFigures.Details(report));
        return new(Subject(summary, status), MailTone.Good, status, heading, blocks);
    }

    private static (string Status, string Heading) Outcome(RunSummary summary)
    {
        string day = summary.Run.Window.ToString();
        if (summary.Totals is null)
        {
            string stage = StageName(summary.Failure?.Stage);
            string failed = summary.Failure is { DayIsAsItWas: true }
                ? Strings.MailHeadingFailed
                : Strings.MailHeadingUnknown;
            return (Strings.MailStatusFailed.With(stage), failed.With(day, stage));
        }
        (string status, string heading) =
            summary.Run.Window.TestMode ? (Strings.MailStatusTest, Strings.MailHeadingTest)
            : summary.DayOver ? (Strings.StatusSettled, Strings.MailHeadingSettled)
            : (Strings.StatusPartial, Strings.MailHeadingPartial);
        return (status, heading.With(day));
    }

    private static string Subject(RunSummary summary, string status)
    {
        string subject = Strings.MailSubject.With(summary.Run.Window.ToString(), status);
        if (summary.Totals is { Received: 0 })
            subject = Strings.MailSubjectEmpty.With(subject);
        else if (summary.Totals is not null)
            subject = Strings.MailSubjectFigures.With(
                subject,
                Numbers.Count(summary.Totals.Stored),
                Numbers.Share(summary.Statistics?.SuccessRate)
            );
        return Printable.OneLine(summary.Run.Window.TestMode ? $"{Strings.MailTestMark} {subject}" : subject);
    }

    private static string StageName(Stage? stage) =>
        stage switch
        {
            Stage.Fetch => Strings.MailStageFetch,
            Stage.Store => Strings.MailStageStore,
            Stage.Report => Strings.MailStageReport,
            Stage.Notify => Strings.MailStageNotify,
            _ => Strings.MailStageUnknown,
        };

    // Only what a browser opens by itself becomes a link.
    public static IEnumerable<MailBlock> TheSheet(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out Uri? address)
        && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
            ? [new MailLink(Strings.MailOpenSheet, address)]
            : [];

    private static IEnumerable<MailBlock> ThePage(RunSummary summary) =>
        summary is { SheetUrl: null, PagePath: { } path }
            ? [new MailCommand(Strings.MailPage.With(Printable.OneLine(summary.Run.Host)), Printable.OneLine(path))]
            : [];
}

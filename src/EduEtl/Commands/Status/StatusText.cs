using System.Globalization;
using EduEtl.Days;
using EduEtl.Storage.Ledger;
using EduEtl.Terminal;

namespace EduEtl.Commands.Status;

/// <summary>The status as people read it, in 80 columns.</summary>
internal sealed class StatusText(Screen screen, StatusReport report)
{
    public void Show()
    {
        screen.Heading(Strings.StatusTitle.With(report.Table, Time(report.At)));
        if (!report.HasRuns)
        {
            screen.Line(Strings.StatusNoRuns);
            if (report.Calendar.Since is null)
                return;
        }
        foreach (IReadOnlyList<Piece> line in CalendarView.Of(report.Calendar, report.Weeks))
            screen.Line(line);
        screen.Line();
        ShowMissed();
        ShowVolume();
        if (!report.HasRuns)
            return;
        ShowRuns();
        ShowUnfinished();
        ShowFindings();
    }

    private void ShowMissed()
    {
        IReadOnlyList<DateOnly> missed = report.Calendar.Missed();
        if (missed.Count == 0)
            screen.Line("  " + Strings.PromptNothingMissed);
        else
        {
            string text = missed.Count <= DayRange.MostDays ? Strings.StatusMissed : Strings.StatusMissedTooMany;
            string? command = MissedWords.Command(report.Calendar);
            screen.Line("  " + text.With(Numbers.Count(missed.Count), DateText.Write(missed[0]), command));
        }
        if (MissedWords.Older(report.Calendar) is { } older)
            screen.Line("  " + older);
    }

    private void ShowVolume()
    {
        if (report.Volume is not { } volume)
            return;
        string text = Strings.StatusVolume.With(
            DateText.Write(volume.Day),
            Numbers.Count(volume.Attempts),
            Compared(volume.Difference)
        );
        screen.Line([volume.IsUnusual ? new("! " + text, Tone.Caution) : new("  " + text)]);
        screen.Line("  " + Strings.StatusVolumeUsual.With(Numbers.Count((long)volume.Usual), volume.Days));
    }

    private static string Compared(double difference)
    {
        string share = Numbers.WholePercent(Math.Abs(difference));
        return share == Numbers.WholePercent(0) ? Strings.StatusVolumeSame
            : difference > 0 ? Strings.StatusVolumeMore.With(share)
            : Strings.StatusVolumeLess.With(share);
    }

    private void ShowRuns()
    {
        screen.Line();
        screen.Heading(Strings.StatusRuns);
        screen.Columns(
            [
                Strings.StatusStarted,
                Strings.ReportDay,
                Strings.TableOutcome,
                Strings.StatusStored,
                Strings.ColumnRejected,
                Strings.StatusDefective,
                Strings.TableTime,
            ],
            [.. report.Last.Select(Row)],
            leftColumns: 3
        );
    }

    private string[] Row(LedgerRun run) =>
        [
            run.Run.StartedAt.UtcDateTime.ToString("MM-dd HH:mm", CultureInfo.InvariantCulture),
            run.Run.Window.ToString(),
            StateOf(run),
            Numbers.Count(run.Rows?.Stored),
            Numbers.Count(run.Rows?.Rejected),
            Numbers.Count(run.Rows?.Defective),
            run.Duration(report.At)?.InSeconds() ?? Numbers.Dash,
        ];

    private void ShowUnfinished()
    {
        if (!report.Unfinished.Any())
            return;
        screen.Line();
        screen.Heading(Strings.StatusUnfinished);
        screen.Pairs([.. report.Unfinished.Select(Unfinished)]);
    }

    private void ShowFindings()
    {
        if (report.Findings.Count == 0)
            return;
        screen.Line();
        screen.Heading(Strings.StatusFindings);
        screen.Pairs([
            .. StatusFinding
                .Folded(report.Findings)
                .Select(finding =>
                    new[] { DayRange.Text(finding.Day, finding.Last), Told(finding.Kind), finding.Command }
                ),
        ]);
    }

    private static string[] Unfinished(LedgerRun run) =>
        [
            run.Run.Window.ToString(),
            run.State.Text(),
            Strings.StatusSince.With(Time(run.Run.StartedAt)),
            Printable.OneLine($"{run.Run.User}@{run.Run.Host}"),
        ];

    private static string Told(FindingKind kind) =>
        kind switch
        {
            FindingKind.RunDied => Strings.FindingRunDied,
            FindingKind.ReportMissing => Strings.FindingReportMissing,
            FindingKind.MailMissing => Strings.FindingMailMissing,
            _ => Strings.FindingMailUncertain,
        };

    private static string StateOf(LedgerRun run) =>
        run.IsReplay ? Strings.StateReplay
        : run is { State: RunState.Partial, Run.Window.TestMode: true } ? Strings.StateTest
        : run.State.Text();

    private static string Time(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}

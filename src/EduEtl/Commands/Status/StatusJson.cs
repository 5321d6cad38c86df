using System.Text.Json;
using EduEtl.Days;
using EduEtl.Storage.Ledger;
using EduEtl.Terminal;

namespace EduEtl.Commands.Status;

/// <summary>The status as machines read it: docs/status.md has the shape, which is added to and otherwise stays.</summary>
internal static class StatusJson
{
    private const int Version = 1;

    public static string Of(StatusReport report)
    {
        var status = new StatusDocument(
            Version,
            report.At.UtcDateTime,
            report.Table,
            report.HasRuns,
            report.Calendar.FirstDay,
            Missed(report.Calendar),
            Older(report.Calendar.Older),
            [.. Days(report)],
            [.. report.Last.Select(run => Run(run, report.At))],
            [.. report.Unfinished.Select(run => Run(run, report.At))],
            [.. report.Findings.Select(finding => new FindingEntry(finding.Day, Word(finding.Kind), finding.Command))],
            report.Volume is { } volume ? Volume(volume) : null
        );
        return JsonSerializer.Serialize(status, StatusFormat.Default.StatusDocument);
    }

    private static MissedDays Missed(DayCalendar calendar)
    {
        IReadOnlyList<DateOnly> days = calendar.Missed();
        return new(days.Count, days.Count > 0 ? days[0] : null, calendar.Since, MissedWords.Command(calendar));
    }

    private static OlderDays Older(IReadOnlyList<DateOnly> days) =>
        days.Count > 0 ? new(days.Count, days[0], MissedWords.Command(days)) : new(0, null, null);

    private static IEnumerable<DayEntry> Days(StatusReport report)
    {
        DateOnly today = report.Calendar.Today;
        DateOnly first = CalendarView.FirstDay(today, report.Weeks);
        return DayRange.Days(first, today).Select(day => new DayEntry(day, Word(report.Calendar.Of(day))));
    }

    private static RunEntry Run(LedgerRun run, DateTimeOffset now) =>
        new(
            run.Run.Id,
            run.Run.Window.Day,
            run.IsReplay ? "replay" : "load",
            run.Run.Window.TestMode,
            Word(run.State),
            run.Run.StartedAt.UtcDateTime,
            run.FinishedAt?.UtcDateTime,
            run.Duration(now)?.TotalSeconds,
            run.Rows?.Received,
            run.Rows?.Stored,
            run.Rows?.Rejected,
            run.Rows?.Defective,
            run.Rows?.Replaced,
            LedgerWords.Of(run.Report),
            LedgerWords.Of(run.Mail),
            run.Error,
            run.Run.Host,
            run.Run.User,
            run.Run.Version
        );

    private static VolumeEntry Volume(WeekdayVolume volume) =>
        new(volume.Day, volume.Attempts, volume.Usual, volume.Days, volume.Difference, volume.IsUnusual);

    private static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}

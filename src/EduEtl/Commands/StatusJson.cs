using System.Text.Json;
using EduEtl.Attempts;
using EduEtl.Storage;

namespace EduEtl.Commands;

/// <summary>The status as machines read it: docs/status.md has the shape, which is added to and otherwise stays.</summary>
internal static class StatusJson
{
    private static readonly JsonSerializerOptions Form = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
    };

    public static string Of(StatusReport report)
    {
        IReadOnlyList<DateOnly> missed = report.Calendar.Missed();
        var status = new
        {
            Version = 1,
            At = Utc(report.At),
            report.Table,
            report.HasRuns,
            report.Calendar.FirstDay,
            Missed = new { missed.Count, Oldest = missed.Count > 0 ? missed[0] : (DateOnly?)null },
            Days = Days(report).ToArray(),
            Runs = report.Last.Select(run => Run(run, report.At)).ToArray(),
            Unfinished = report.Unfinished.Select(run => Run(run, report.At)).ToArray(),
            Findings = report
                .Findings.Select(finding => new
                {
                    finding.Day,
                    Kind = Word(finding.Kind),
                    finding.Command,
                })
                .ToArray(),
            Volume = report.Volume is { } volume
                ? new
                {
                    volume.Day,
                    volume.Attempts,
                    Median = volume.Usual,
                    MedianOfDays = volume.Days,
                    volume.Difference,
                    Unusual = volume.IsUnusual,
                }
                : null,
        };
        return JsonSerializer.Serialize(status, Form);
    }

    private static IEnumerable<object> Days(StatusReport report)
    {
        DateOnly today = report.Calendar.Today;
        DateOnly first = Terminal.CalendarView.FirstDay(today, report.Weeks);
        return DayRange.Days(first, today).Select(day => new { Day = day, State = Word(report.Calendar.Of(day)) });
    }

    private static object Run(LedgerRun run, DateTimeOffset now) =>
        new
        {
            RunId = run.Run.Id,
            run.Run.Window.Day,
            Kind = run.IsReplay ? "replay" : "load",
            run.Run.Window.TestMode,
            State = Word(run.State),
            StartedAt = Utc(run.Run.StartedAt),
            FinishedAt = run.FinishedAt is { } finished ? Utc(finished) : (DateTime?)null,
            Seconds = run.Duration(now)?.TotalSeconds,
            RowsReceived = run.Rows?.Received,
            RowsStored = run.Rows?.Stored,
            RowsRejected = run.Rows?.Rejected,
            RowsDefective = run.Rows?.Defective,
            RowsReplaced = run.Rows?.Replaced,
            ReportState = LedgerWords.Of(run.Report),
            MailState = LedgerWords.Of(run.Mail),
            run.Error,
            run.Run.Host,
            run.Run.User,
            run.Run.Version,
        };

    private static DateTime Utc(DateTimeOffset at) => at.UtcDateTime;

    private static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}

using System.Net;
using EduEtl.Days;
using EduEtl.Settings;
using Google;
using Google.Apis.Sheets.v4.Data;

namespace EduEtl.Reporting.Sheets;

/// <summary>
/// Stage 4: writes the report's tabs in one atomic batch, after one request that looks where they are. Whatever fails,
/// the sheet keeps its former content whole.
/// </summary>
internal sealed class SheetsReporter(
    SheetsSettings settings,
    TimeProvider time,
    Serilog.ILogger log,
    Action<RetryNotice> onRetry
) : IDisposable
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    private SheetsConnection? _connection;

    /// <summary>Whether an earlier try of this report failed, so that nobody knows whether its batch was applied.</summary>
    private bool _uncertain;

    /// <summary>Whether the last batch added the tab.</summary>
    private bool _addsTab;

    /// <summary>Where a person opens the sheet: what its server says of it, once it has answered.</summary>
    public string SpreadsheetUrl => _connection?.SpreadsheetUrl ?? UrlOf(settings.SpreadsheetId);

    /// <exception cref="ExpectedException">With <see cref="ExitCode.ReportFailed"/>: the report was not updated.</exception>
    public async Task ReportAsync(DayReport report, CancellationToken ct)
    {
        Say(Strings.ReportLogStart, settings.ReportTab, settings.SpreadsheetId);
        var key = ServiceAccountKey.Read(settings.CredentialsFile);
        _connection ??= new SheetsConnection(settings, key, time);
        _uncertain = _addsTab = false;
        await WriteAsync(_connection, report, key.Email, ct);
        Say(Strings.ReportLogDone, settings.ReportTab, SpreadsheetUrl);
    }

    public void Dispose() => _connection?.Dispose();

    /// <summary>Where a person opens a sheet.</summary>
    public static string UrlOf(string spreadsheetId) =>
        $"https://docs.google.com/spreadsheets/d/{Uri.EscapeDataString(spreadsheetId)}/edit";

    private async Task WriteAsync(SheetsConnection sheets, DayReport report, string account, CancellationToken ct)
    {
        DateTimeOffset preparedAt = time.GetUtcNow();
        var retries = new Retries(settings.Tries, FirstWait, LongestWait);
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                await TryAsync(sheets, report, preparedAt, ct);
                return;
            }
            catch (Exception e) when (attempt < retries.Tries && IsWorthAnotherTry(e) && !ct.IsCancellationRequested)
            {
                RetryNotice notice = retries.After(attempt, SheetsFailure.Reason(e), sheets.RetryAfter);
                Announce(e, notice);
                await Task.Delay(notice.Delay, time, ct);
            }
            catch (Exception e) when (e is not ExpectedException && !ct.IsCancellationRequested)
            {
                throw SheetsFailure.Of(e, settings, account);
            }
        }
    }

    /// <summary>
    /// A try is both requests: after a failure nobody knows whether the batch was applied, and what the next try reads
    /// tells. Writing the same block again changes nothing.
    /// </summary>
    private async Task TryAsync(
        SheetsConnection sheets,
        DayReport report,
        DateTimeOffset preparedAt,
        CancellationToken ct
    )
    {
        IList<Sheet> tabs = await TabsReading.ReadAsync(sheets, settings, report.ReportedBefore, ct);
        IList<Request> batch = ReportBatch.Of(tabs, settings, report, preparedAt);
        _addsTab = batch.Any(request => request.AddSheet is not null);
        await sheets.WriteAsync(batch, ct);
    }

    /// <summary>
    /// A batch of an earlier try that was applied late makes the next one be refused, since it adds the same tab: what the
    /// try after that reads puts it right. So does a batch of another run that added the tab first.
    /// </summary>
    private bool IsWorthAnotherTry(Exception e) =>
        SheetsFailure.IsPassing(e)
        || (e is GoogleApiException { HttpStatusCode: HttpStatusCode.BadRequest } && (_uncertain || TabIsTaken(e)));

    // "A sheet with the name ... already exists", and the like for its id.
    private bool TabIsTaken(Exception e) => _addsTab && e.Message.Contains("already", StringComparison.Ordinal);

    private void Announce(Exception failure, RetryNotice notice)
    {
        _uncertain |= SheetsFailure.IsPassing(failure);
        log.WarningText(
            Strings.ReportLogRetry.With(notice.Attempt, notice.Of, notice.Reason, notice.Delay.TotalSeconds)
        );
        onRetry(notice);
    }

    private void Say(string format, params object[] values) => log.InformationText(format.With(values));
}

/// <summary>The one batch of a report: its tabs, one after the other.</summary>
internal static class ReportBatch
{
    public static IList<Request> Of(
        IList<Sheet> sheets,
        SheetsSettings settings,
        DayReport report,
        DateTimeOffset preparedAt
    )
    {
        TabPlace day = DayTab.Place(sheets, settings.ReportTab);
        return
        [
            .. DayTab.Requests(day, DayTab.Lines(report.Run, report.Totals, report.Statistics, preparedAt)),
            .. HistoryTab.Requests(sheets, settings.HistoryTab, day, report),
            .. TasksTab.Requests(sheets, settings.TasksTab, report),
        ];
    }
}

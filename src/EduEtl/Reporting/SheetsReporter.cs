using System.Net;
using EduEtl.Resources;
using EduEtl.Settings;
using Google;
using Google.Apis.Sheets.v4.Data;
using Polly;
using Polly.Retry;

namespace EduEtl.Reporting;

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
    private static readonly TimeSpan LongestRetryAfter = TimeSpan.FromMinutes(2);

    private SheetsConnection? _connection;

    /// <summary>Whether an earlier try of this report failed, so that nobody knows whether its batch was applied.</summary>
    private bool _uncertain;

    /// <summary>Whether the last batch added the tab.</summary>
    private bool _addsTab;

    /// <summary>Where a person opens the sheet.</summary>
    public string SpreadsheetUrl => UrlOf(settings.SpreadsheetId);

    /// <exception cref="ExpectedException">With <see cref="ExitCode.ReportFailed"/>: the report was not updated.</exception>
    public async Task ReportAsync(DayReport report, CancellationToken ct)
    {
        Say(Strings.ReportLogStart, settings.ReportTab, settings.SpreadsheetId);
        var key = ServiceAccountKey.Read(settings.CredentialsFile);
        _connection ??= new SheetsConnection(settings, key, time);
        _uncertain = _addsTab = false;
        DateTimeOffset preparedAt = time.GetUtcNow();
        try
        {
            await Retries(_connection).ExecuteAsync(token => WriteAsync(_connection, report, preparedAt, token), ct);
        }
        catch (Exception e) when (e is not ExpectedException && !ct.IsCancellationRequested)
        {
            throw SheetsFailure.Of(e, settings, key.Email);
        }
        Say(Strings.ReportLogDone, settings.ReportTab, SpreadsheetUrl);
    }

    public void Dispose() => _connection?.Dispose();

    /// <summary>Where a person opens a sheet.</summary>
    public static string UrlOf(string spreadsheetId) =>
        $"https://docs.google.com/spreadsheets/d/{Uri.EscapeDataString(spreadsheetId)}/edit";

    /// <summary>
    /// A try is both requests: after a failure nobody knows whether the batch was applied, and what the next try reads
    /// tells. Writing the same block again changes nothing.
    /// </summary>
    private async ValueTask WriteAsync(
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

    private ResiliencePipeline Retries(SheetsConnection sheets)
    {
        var pipeline = new ResiliencePipelineBuilder { TimeProvider = time };
        if (settings.Attempts > 1)
            pipeline.AddRetry(
                new RetryStrategyOptions
                {
                    MaxRetryAttempts = settings.Attempts - 1,
                    BackoffType = DelayBackoffType.Exponential,
                    Delay = TimeSpan.FromSeconds(1),
                    MaxDelay = TimeSpan.FromMinutes(1),
                    UseJitter = true,
                    ShouldHandle = new PredicateBuilder().Handle<Exception>(IsWorthAnotherTry),
                    DelayGenerator = _ => ValueTask.FromResult(Asked(sheets.RetryAfter)),
                    OnRetry = Announce,
                }
            );
        return pipeline.Build();
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

    /// <summary>Null leaves the delay to the back-off.</summary>
    private static TimeSpan? Asked(TimeSpan? retryAfter) =>
        retryAfter > TimeSpan.Zero
            ? TimeSpan.FromTicks(Math.Min(retryAfter.Value.Ticks, LongestRetryAfter.Ticks))
            : null;

    private ValueTask Announce(OnRetryArguments<object> retry)
    {
        string reason = SheetsFailure.Reason(retry.Outcome.Exception!);
        int attempt = retry.AttemptNumber + 1;
        _uncertain |= SheetsFailure.IsPassing(retry.Outcome.Exception!);
        log.Warning(
            "{Message:l}",
            Strings.ReportLogRetry.With(attempt, settings.Attempts, reason, retry.RetryDelay.TotalSeconds)
        );
        onRetry(new RetryNotice(attempt, settings.Attempts, retry.RetryDelay, reason));
        return ValueTask.CompletedTask;
    }

    private void Say(string format, params object[] values) => log.Information("{Message:l}", format.With(values));
}

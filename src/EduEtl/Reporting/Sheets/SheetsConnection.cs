using System.Net.Http.Headers;
using EduEtl.Settings;
using Google.Apis.Http;
using Google.Apis.Services;
using Google.Apis.Sheets.v4;
using Google.Apis.Sheets.v4.Data;

namespace EduEtl.Reporting.Sheets;

/// <summary>
/// The two calls that a report needs, each bounded by the timeout and made once: Google's client would by itself repeat
/// a 503 alone, in silence.
/// </summary>
internal sealed class SheetsConnection : IDisposable, IHttpUnsuccessfulResponseHandler
{
    private const string Places =
        "properties(sheetId,title,sheetType,gridProperties(rowCount,columnCount)),charts.chartId";

    private const string Cells = "data(startRow,rowData.values.effectiveValue)";

    private readonly SheetsService _service;
    private readonly SheetsSettings _settings;
    private readonly TimeProvider _time;

    public SheetsConnection(SheetsSettings settings, ServiceAccountKey key, TimeProvider time)
    {
        // Without it the token cannot be signed.
        if (OpenSsl.IsMissing)
            throw SheetsFailure.NoOpenSsl();
        _settings = settings;
        _time = time;
        var clients = HttpClientFactory.ForProxy(EnvironmentProxy.OfProcess);
        _service = new SheetsService(
            new BaseClientService.Initializer
            {
                ApplicationName = "EduEtl",
                BaseUri = settings.Endpoint is null ? null : settings.Endpoint.AbsoluteUri.TrimEnd('/') + "/",
                DefaultExponentialBackOffPolicy = ExponentialBackOffPolicy.None,
                HttpClientFactory = clients,
                HttpClientInitializer = key.Credential(clients),
                HttpClientTimeout = Timeout.InfiniteTimeSpan,
            }
        );
        _service.HttpClient.MessageHandler.NumTries = 1;
        _service.HttpClient.MessageHandler.AddUnsuccessfulResponseHandler(this);
    }

    /// <summary>What the last refusal asked for; the client's exceptions do not carry the header.</summary>
    public TimeSpan? RetryAfter { get; private set; }

    /// <summary>Where people open the sheet, as its server says; null before it has answered.</summary>
    public string? SpreadsheetUrl { get; private set; }

    /// <summary>Properties and tabs, for who wants to know whether the file is within reach.</summary>
    public Task<Spreadsheet> ReadFileAsync(CancellationToken cancellation)
    {
        SpreadsheetsResource.GetRequest request = _service.Spreadsheets.Get(_settings.SpreadsheetId);
        request.Fields = "properties(title,autoRecalc),sheets.properties.title";
        return BoundedAsync(request.ExecuteAsync, cancellation);
    }

    /// <summary>Just what decides where the report goes: the other cells of a big spreadsheet stay where they are.</summary>
    /// <param name="ranges">The tabs that are meant, and their cells that are wanted; none: all tabs, and no cells.</param>
    public async Task<IList<Sheet>> ReadTabsAsync(IEnumerable<string> ranges, CancellationToken cancellation)
    {
        SpreadsheetsResource.GetRequest request = _service.Spreadsheets.Get(_settings.SpreadsheetId);
        string[] wanted = [.. ranges];
        request.Ranges = wanted;
        request.Fields = $"spreadsheetUrl,{(wanted.Length == 0 ? $"sheets({Places})" : $"sheets({Places},{Cells})")}";
        Spreadsheet answer = await BoundedAsync(request.ExecuteAsync, cancellation);
        SpreadsheetUrl = answer.SpreadsheetUrl;
        return answer.Sheets ?? [];
    }

    public Task WriteAsync(IList<Request> batch, CancellationToken cancellation)
    {
        var body = new BatchUpdateSpreadsheetRequest { Requests = batch };
        return BoundedAsync(
            _service.Spreadsheets.BatchUpdate(body, _settings.SpreadsheetId).ExecuteAsync,
            cancellation
        );
    }

    public Task<bool> HandleResponseAsync(HandleUnsuccessfulResponseArgs args)
    {
        RetryConditionHeaderValue? header = args.Response.Headers.RetryAfter;
        RetryAfter = header?.Delta ?? header?.Date - _time.GetUtcNow();
        return Task.FromResult(false);
    }

    public void Dispose() => _service.Dispose();

    private async Task<T> BoundedAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken cancellation)
        where T : class
    {
        RetryAfter = null;
        using var timeout = new CancellationTokenSource(_settings.Timeout, _time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellation);
        try
        {
            // The client gives null for an answer without a body.
            return await call(both.Token) ?? throw new NoAnswerException();
        }
        catch (OperationCanceledException e)
            when (timeout.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            throw new TimeoutException(null, e);
        }
    }
}

/// <summary>A success without content, which the Sheets API never sends.</summary>
internal sealed class NoAnswerException : Exception;

/// <summary>
/// Whether the account may write to the spreadsheet. The Sheets API does not tell: only a write that it carries out is
/// certain to need the right, whereas an empty batch or a wrong one may be refused before anybody asks who sends it. So
/// a property of the file is set to the value that was just read: the one that no person and no protected range
/// touches, so that nothing is undone that somebody changes in that moment.
/// </summary>
internal static class EditRight
{
    /// <exception cref="Google.GoogleApiException">With the status 403: shared for reading only.</exception>
    public static Task ProveAsync(SheetsConnection sheets, SpreadsheetProperties asRead, CancellationToken ct)
    {
        var sameAgain = new UpdateSpreadsheetPropertiesRequest
        {
            Properties = new SpreadsheetProperties { AutoRecalc = asRead.AutoRecalc },
            Fields = "autoRecalc",
        };
        return sheets.WriteAsync([new Request { UpdateSpreadsheetProperties = sameAgain }], ct);
    }
}

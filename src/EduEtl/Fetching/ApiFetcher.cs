using System.Diagnostics;
using System.Net;
using EduEtl.Attempts;
using EduEtl.Settings;
using Serilog;

namespace EduEtl.Fetching;

/// <summary>Stage 1: asks the platform for a window; its rows are read as they arrive.</summary>
internal sealed class ApiFetcher : IDisposable
{
    private readonly ApiSettings _settings;
    private readonly ApiErrors _errors;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly HttpClient _http;

    /// <param name="settings">Where and how to ask.</param>
    /// <param name="mask">Takes secrets out of what the server says.</param>
    /// <param name="time">For waits and time-outs.</param>
    /// <param name="log">This stage's log.</param>
    public ApiFetcher(ApiSettings settings, Func<string, string> mask, TimeProvider time, ILogger log)
    {
        _settings = settings;
        _time = time;
        _log = log;
        _errors = new ApiErrors(settings.Url, mask, settings.ClientKey.Place);
        Retries = new(settings.Tries, settings.RetryDelay, Retries.LongestAsked);
        // The time-outs are ours, see AskAsync and BodyStream: the client's own would end a slow, healthy body.
        _http = new HttpClient(Handler()) { Timeout = Timeout.InfiniteTimeSpan };
        _http.DefaultRequestHeaders.UserAgent.ParseAdd(
            $"EduEtl/{typeof(ApiFetcher).Assembly.GetName().Version?.ToString(3)}"
        );
        _http.DefaultRequestHeaders.Accept.ParseAdd("application/json");
    }

    /// <summary>How far the server's clock was ahead of this computer's at its last answer; null where it did not tell.</summary>
    public TimeSpan? ServerAhead { get; private set; }

    /// <summary>How often a day is worth asking for.</summary>
    public Retries Retries { get; }

    public bool MayTryAgain(ApiException failure, int attempt) => failure.Transient && attempt < Retries.Tries;

    /// <summary>One try: asks for the window and waits for the first bytes of its rows.</summary>
    /// <exception cref="ApiException">The try failed, or will while its rows are read.</exception>
    public async Task<ApiAnswer> OpenAsync(DayWindow window, CancellationToken ct)
    {
        _log.InformationText(Strings.LogFetchStarted.With(ApiErrors.Address(_settings.Url), window.Start, window.End));
        long started = Stopwatch.GetTimestamp();
        HttpResponseMessage answer = await AskAsync(window, ct);
        try
        {
            BodyStream body = await BodyAsync(answer, started, ct);
            return new(answer, body, new AttemptReader(body, window, _settings.UserIdLength), _errors);
        }
        catch
        {
            answer.Dispose();
            throw;
        }
    }

    public void Dispose() => _http.Dispose();

    private static SocketsHttpHandler Handler() =>
        new()
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,
            Proxy = EnvironmentProxy.OfProcess,
        };

    private async Task<HttpResponseMessage> AskAsync(DayWindow window, CancellationToken ct)
    {
        if (_settings.Url.Scheme == Uri.UriSchemeHttps && OpenSsl.IsMissing)
            throw _errors.NoOpenSsl();
        Uri address = StatisticsRequest.Address(_settings, window);
        HttpResponseMessage answer = await WithinAsync(
            _settings.ResponseTimeout,
            token => Redirects.FollowAsync(_http, address, _errors, token),
            ct
        );
        ServerAhead = answer.Headers.Date - _time.GetUtcNow();
        if (answer.StatusCode == HttpStatusCode.OK)
            return answer;
        using (answer)
        {
            ApiException refusal = _errors.Refused(
                answer.StatusCode,
                await BodyExcerpt.ReadAsync(answer, _time, ct),
                RetryAfter(answer)
            );
            throw refusal.RetryAfter > Retries.LongestAsked ? ApiErrors.WaitTooLong(refusal) : refusal;
        }
    }

    private async Task<BodyStream> BodyAsync(HttpResponseMessage answer, long started, CancellationToken ct)
    {
        Stream stream = await answer.Content.ReadAsStreamAsync(ct);
        var body = new BodyStream(stream, _errors, _settings.IdleTimeout, _settings.TotalTimeout, _time);
        TimeSpan left = _settings.ResponseTimeout - Stopwatch.GetElapsedTime(started);
        try
        {
            await WithinAsync(
                left > TimeSpan.Zero ? left : TimeSpan.FromMilliseconds(1),
                async token =>
                {
                    await body.AwaitFirstByteAsync(token);
                    return true;
                },
                ct
            );
            return body;
        }
        catch
        {
            await body.DisposeAsync();
            throw;
        }
    }

    private async Task<T> WithinAsync<T>(TimeSpan limit, Func<CancellationToken, Task<T>> work, CancellationToken ct)
    {
        using var patience = new CancellationTokenSource(limit, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, patience.Token);
        try
        {
            return await work(either.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw _errors.NoAnswer(_settings.ResponseTimeout);
        }
        catch (HttpRequestException e)
        {
            throw _errors.Unreachable(e);
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            throw _errors.Broken(e);
        }
    }

    private TimeSpan? RetryAfter(HttpResponseMessage answer) =>
        answer.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - _time.GetUtcNow(),
            _ => null,
        };
}
